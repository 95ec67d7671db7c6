import { toFetchBody, type WireResponse } from '@stallcast/shared/client';
import type { FileBytes, RouteName, WireTable } from '@stallcast/shared/contract';
import { CallError } from './call-error.ts';
import { matchRoute } from './contract-gate.ts';
import type { TokenStore } from './token-store.ts';

/** A picture on its way to the server. */
export interface PictureRequest {
  /** Of a route that takes a file, with its parameters filled in. */
  readonly path: string;
  readonly bytes: FileBytes;
}

/** Posts a body and says how much of it is gone, from 0 to 1. Rejects when there is no answer. */
export type PostBody = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  onSent: (part: number) => void,
) => Promise<WireResponse>;

export interface PictureLinkOptions {
  readonly table: WireTable<RouteName>;
  readonly tokens: TokenStore;
  /** The server in use; null before one was named. */
  readonly origin: () => string | null;
  readonly post: PostBody;
}

/**
 * Carries a picture to the server as a form (RFC 7578), with the token that the page never sees. Throws CallError:
 * `refused` where the path is none of a route that takes a file, or `unreachable` when there was no answer.
 */
export function createPictureLink(options: PictureLinkOptions) {
  return async (request: PictureRequest, onSent: (part: number) => void): Promise<WireResponse> => {
    const origin = options.origin();
    const route = matchRoute(options.table, { method: 'POST', path: request.path, body: null });
    const upload = route === null ? undefined : options.table[route].upload;
    if (origin === null || upload === undefined)
      throw new CallError('refused', 'This is not where a picture goes.');
    const form = new Response(toFetchBody({ body: null, file: { ...upload, bytes: request.bytes } }));
    const token = options.tokens.get(origin);
    const headers = {
      accept: 'application/json',
      'content-type': form.headers.get('content-type') ?? '',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    };
    const body = new Uint8Array(await form.arrayBuffer());
    try {
      return await options.post(origin + request.path, headers, body, onSent);
    } catch {
      throw new CallError('unreachable', 'No answer from the server.');
    }
  };
}
