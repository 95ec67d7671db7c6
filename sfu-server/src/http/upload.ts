import type { FileBytes, RouteSpec } from '@stallcast/shared/contract';
import busboy from 'busboy';
import type { Request } from 'express';
import { AppError } from '../platform/errors.ts';

type Upload = NonNullable<RouteSpec['upload']>;

/** What a form may have besides its file: boundaries, headers of the part. In bytes. */
const formBytes = 64_000;
/** Who sends this many times what is allowed is not waited for. */
const patience = 4;

/** A form is what a page of another site could send: only routes that take a file take one. */
export function assertNoForm({ upload }: RouteSpec, request: Request): void {
  if (!upload && request.is('multipart/form-data')) throw new AppError('unsupported-media-type');
}

/**
 * The one file of a form. Ends with `unsupported-media-type` where there is no form, `payload-too-large`, or
 * `invalid-input` where the form is broken or has something else in it.
 */
export async function readUpload(request: Request, upload: Upload): Promise<FileBytes> {
  if (!request.is('multipart/form-data')) {
    throw new AppError('unsupported-media-type', {
      detail: 'Send the file as a form (multipart/form-data).',
    });
  }
  if (Number(request.headers['content-length'] ?? 0) > upload.maxBytes + formBytes)
    throw new AppError('payload-too-large');
  return collect(request, openParser(request, upload), upload);
}

function openParser(request: Request, { maxBytes }: Upload): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      // Whoever reaches a limit has gone over what is allowed: the file may be as large as said, and is the only part.
      limits: { fileSize: maxBytes + 1, files: 1, fields: 0, parts: 2, headerPairs: 20, fieldNameSize: 100 },
    });
  } catch (cause) {
    throw new AppError('invalid-input', { detail: 'The form has no boundary.', cause });
  }
}

async function collect(request: Request, parser: busboy.Busboy, upload: Upload): Promise<FileBytes> {
  const { promise, resolve, reject } = Promise.withResolvers<FileBytes>();
  const surplus = () => reject(wrongForm(upload, 'must be the only thing in the form'));
  let file: FileBytes | undefined;
  parser.on('file', (name, stream) => {
    const chunks: Buffer[] = [];
    if (name !== upload.field) surplus();
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('limit', () => reject(new AppError('payload-too-large')));
    stream.on('error', (cause) => reject(broken(cause)));
    stream.on('end', () => (file = Buffer.concat(chunks)));
  });
  parser.on('field', surplus).on('partsLimit', surplus).on('filesLimit', surplus).on('fieldsLimit', surplus);
  parser.on('error', (cause) => reject(broken(cause)));
  parser.on('close', () => (file ? resolve(file) : reject(wrongForm(upload, 'is missing'))));
  const stop = watchLength(request, upload, reject);
  try {
    request.pipe(parser);
    return await promise;
  } finally {
    stop();
    request.unpipe(parser);
    parser.removeAllListeners().on('error', () => {});
    parser.destroy();
    // What is still on its way is not kept; the answer can be read only by who was heard out.
    request.resume();
  }
}

/** Ends an upload that has no end, and one whose sender is gone. */
function watchLength(request: Request, { maxBytes }: Upload, reject: (reason: AppError) => void): () => void {
  let received = 0;
  const count = (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes + formBytes) reject(new AppError('payload-too-large'));
    if (received > maxBytes * patience) request.destroy();
  };
  const leave = () => {
    if (!request.complete) reject(broken(undefined));
  };
  request.on('data', count).on('close', leave).on('error', leave);
  return () => request.off('close', leave);
}

function broken(cause: unknown): AppError {
  return new AppError('invalid-input', { detail: 'The form could not be read to its end.', cause });
}

function wrongForm({ field }: Upload, message: string): AppError {
  return new AppError('invalid-input', { fields: [{ path: field, message }] });
}
