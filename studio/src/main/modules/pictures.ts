import { type ClientRequest, type IncomingMessage, net } from 'electron';
import { table as routeTable } from 'virtual:route-table';
import { answerCall } from '../ipc-calls.ts';
import { pushToPage } from '../ipc-pushes.ts';
import { createPictureLink, type PostBody } from '../picture-link.ts';
import type { StudioContext } from '../studio-context.ts';

/** No answer within this time counts as no answer at all, in ms: a picture may take long on a narrow line. */
const uploadTimeoutMs = 120_000;
/** How often the page is told how much is sent, in ms. */
const tellEveryMs = 150;
/** No answer to a picture comes near this size, in bytes. */
const mostAnswerBytes = 1_000_000;

/** Carries the pictures of products to the server, and tells the page how far each is. */
export function enablePictures(context: StudioContext): void {
  const { connection } = context;
  const send = createPictureLink({
    table: routeTable,
    tokens: connection.tokens,
    origin: connection.origin,
    post: postBody,
  });
  answerCall('pictures.upload', ({ uploadId, bytes, ...request }) =>
    send({ ...request, bytes: new Uint8Array(bytes) }, (sentPart) => {
      if (context.window) pushToPage(context.window, 'pictures.progress', { uploadId, sentPart });
    }),
  );
}

const postBody: PostBody = (url, headers, body, onSent) =>
  new Promise((resolve, reject) => {
    const request = net.request({ method: 'POST', url, credentials: 'omit', redirect: 'error' });
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    const ticking = setInterval(() => tell(request, onSent), tellEveryMs);
    const timeout = setTimeout(() => request.abort(), uploadTimeoutMs);
    const over = () => {
      clearInterval(ticking);
      clearTimeout(timeout);
    };
    const fail = (error: Error) => {
      over();
      reject(error);
    };
    request.on('error', fail);
    request.on('abort', () => fail(new Error('no answer in time')));
    request.on('response', (response) => {
      readAnswer(response).then((text) => {
        over();
        const type = String(response.headers['content-type'] ?? '');
        resolve({ status: response.statusCode, headers: { 'content-type': type }, body: text });
      }, fail);
    });
    request.end(Buffer.from(body));
  });

function tell(request: ClientRequest, onSent: (part: number) => void): void {
  const { active, started, current, total } = request.getUploadProgress();
  if (active && started && total > 0) onSent(Math.min(1, current / total));
}

function readAnswer(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk) => {
      bytes += chunk.byteLength;
      if (bytes > mostAnswerBytes) reject(new RangeError('answer too large'));
      else chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}
