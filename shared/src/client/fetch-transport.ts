import type { SendRequest, WireRequest } from './wire.ts';

/** No answer within this time counts as no answer at all, in ms. */
const requestTimeoutMs = 15_000;
/** The same where a file is sent: five megabytes take a slow line a while. */
const uploadTimeoutMs = 120_000;

export interface FetchTransportOptions {
  /** Origin of the server, e.g. `https://shop.example`; empty for the page's own. */
  readonly origin: string;
  /** Headers to add to every request, asked for each time (a bearer token may change). */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** A request's body as `fetch` takes it; a form brings its own content type. */
export function toFetchBody({ body, file }: Pick<WireRequest, 'body' | 'file'>): string | FormData | null {
  if (!file) return body;
  const form = new FormData();
  form.set(file.field, new Blob([file.bytes]), 'file');
  return form;
}

/** Carries requests with `fetch`. Rejects on network failure and after 15 s without an answer. */
export function fetchTransport({ origin, headers }: FetchTransportOptions): SendRequest {
  return async (request, signal) => {
    const timeout = AbortSignal.timeout(request.file ? uploadTimeoutMs : requestTimeoutMs);
    const response = await fetch(origin + request.path, {
      method: request.method,
      // With `no-store` below fetch would ask for `no-cache`, which servers answer in full instead of with 304.
      headers: { 'cache-control': 'max-age=0', ...request.headers, ...headers?.() },
      body: toFetchBody(request),
      credentials: 'same-origin',
      // The client keeps answers by ETag itself; the browser's cache would hide a 304 from it.
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
}
