import type { FileBytes } from '../contract/index.ts';

/** A request in the form that any transport (fetch, a process bridge) can carry. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, without origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string | null;
  /** To be sent as a form (multipart/form-data) with this one field, instead of a body. */
  readonly file?: { readonly field: string; readonly bytes: FileBytes };
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Carries a request to the server. Rejects when there is no answer. */
export type SendRequest = (request: WireRequest, signal: AbortSignal | undefined) => Promise<WireResponse>;
