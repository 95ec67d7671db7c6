import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Ack,
  isErrorCode,
  type MediaRequestName,
  type Problem,
  requests,
} from '@stallcast/shared/contract';
import { createMedia, type Media, type MediaOptions, type MediaPeer } from '@stallcast/sfu-server/media';
import { build } from 'esbuild';
import { pino } from 'pino';
import { Server, type Socket } from 'socket.io';

/** Media behind the least of a server: sockets that enter any show by its id, and one page that publishes and plays. */
export interface MediaServer {
  readonly origin: string;
  readonly media: Media;
  /** Folder of the recordings, a folder a show. */
  readonly recordingsDir: string;
  /** Address of a page that plays a file of this machine. */
  originOf(file: string): string;
  /** Cuts every socket, as a network that fails does. */
  cutSockets(): void;
  close(): Promise<void>;
}

export interface MediaServerOptions {
  readonly workers?: number;
  /** Where media listens, and what browsers are told instead; a free port of loopback if not said. */
  readonly listen?: Pick<MediaOptions, 'listenIps' | 'announcedAddress' | 'port'>;
  readonly recordings?: Partial<MediaOptions['recordings']>;
}

/** Starts media on free ports of the loopback address. The worker's path comes from MEDIASOUP_WORKER_BIN. */
export async function startMediaServer(options: MediaServerOptions = {}): Promise<MediaServer> {
  const script = await bundlePage();
  const recordingsDir = await mkdtemp(join(tmpdir(), 'stallcast-recordings-'));
  const media = await createMedia({
    ...(options.listen ?? { listenIps: ['127.0.0.1'], announcedAddress: null, port: 0 }),
    workers: options.workers ?? 1,
    workerBin: process.env['MEDIASOUP_WORKER_BIN'] ?? null,
    logger: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' }),
    recordings: { directory: recordingsDir, minFreeBytes: 0, ffmpegPath: 'ffmpeg', ...options.recordings },
  });
  const http = createServer((request, response) => serveHttp(request, response, script));
  const io = new Server(http, { transports: ['websocket'], maxHttpBufferSize: 65_536 });
  io.on('connection', (socket) => serve(socket, media));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${portOf(http.address())}`;
  return {
    origin,
    originOf: (file) => `${origin}/play?${encodeURIComponent(file)}`,
    media,
    recordingsDir,
    cutSockets: () => io.disconnectSockets(true),
    async close() {
      await io.close();
      await media.close();
      await rm(recordingsDir, { recursive: true, force: true });
    },
  };
}

/** The page that publishes or plays; see page-script.ts. */
export const showPage = `<!doctype html><meta charset="utf-8"><title>media</title><link rel="icon" href="data:,">
<video muted autoplay playsinline width="640" height="360"></video><script src="/page.js"></script>`;

function serveHttp(request: IncomingMessage, response: ServerResponse, script: string): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const file = decodeURIComponent(search.slice(1));
  if (pathname === '/file') {
    createReadStream(file).pipe(response);
  } else {
    const isScript = pathname === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : file === '' ? showPage : playPage.replace('FILE', encodeURIComponent(file)),
    );
  }
}

const playPage = '<!doctype html><video muted autoplay loop src="/file?FILE"></video>';

/** What the page runs. */
export async function bundlePage(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./page-script.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error('the page was not built');
  return file.text;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** One socket: `show.host` and `show.watch` take the stream id as their ticket, the rest goes to the peer. */
function serve(socket: Socket, media: Media): void {
  let peer: MediaPeer | undefined;
  const enter =
    (role: 'host' | 'viewer') => (payload: { ticket: string }, acknowledge: (ack: Ack<object>) => void) => {
      peer?.close();
      peer = media.admit(payload.ticket, role, (name, push) => void socket.emit(name, push));
      acknowledge({ ok: true, data: {} });
    };
  socket.on('show.host', enter('host'));
  socket.on('show.watch', enter('viewer'));
  socket.on('disconnect', () => peer?.close());
  for (const name of mediaRequestNames) {
    socket.on(name, (payload: unknown, acknowledge: (ack: Ack<unknown>) => void) => {
      answer(peer, name, payload).then(
        (data) => acknowledge({ ok: true, data }),
        (error: unknown) => acknowledge({ ok: false, problem: toProblem(error) }),
      );
    });
  }
}

const mediaRequestNames: readonly MediaRequestName[] = [
  'media.capabilities',
  'media.createTransport',
  'media.connectTransport',
  'media.restartIce',
  'media.produce',
  'media.pauseProducer',
  'media.consume',
  'media.resumeConsumer',
  'media.setPreferredLayers',
];

/** Parses what comes in and what goes out, as the real gateway does. */
async function answer(
  peer: MediaPeer | undefined,
  name: MediaRequestName,
  payload: unknown,
): Promise<unknown> {
  if (peer === undefined) throw new Error('no show was entered');
  const reply = await handleParsed(peer, name, payload);
  return requests[name].reply.parse(reply);
}

function handleParsed(peer: MediaPeer, name: MediaRequestName, payload: unknown): Promise<unknown> {
  switch (name) {
    case 'media.capabilities':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.createTransport':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.connectTransport':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.restartIce':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.produce':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.pauseProducer':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.consume':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.resumeConsumer':
      return peer.handle(name, requests[name].payload.parse(payload));
    case 'media.setPreferredLayers':
      return peer.handle(name, requests[name].payload.parse(payload));
  }
}

function toProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
  return {
    type: 'about:blank',
    title: String(error),
    status: 500,
    code: isErrorCode(code) ? code : 'internal',
  };
}
