import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call: anyone, anyone logged in, a seller, an admin, or a machine that signs its message.
 * What belongs to another seller or buyer is answered with 404, so that its existence is not told.
 */
export type Access = 'public' | 'user' | 'seller' | 'admin' | 'signed';

/** Which bucket of the rate limits a call draws from (figures: the server's rate limit table). */
export type LimitClass = 'read' | 'write' | 'login' | 'comment' | 'react' | 'join' | 'order' | 'webhook';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type ObjectSchema = z.ZodObject;

export interface RouteSpec {
  readonly method: HttpMethod;
  /** Express form, e.g. `/api/products/:productId`. */
  readonly path: string;
  /** Selects the verb where several share a path: in the body of a POST, in the query of a GET. */
  readonly action?: string;
  readonly access: Access;
  readonly limit: LimitClass;
  /** One sentence for the API page. */
  readonly summary: string;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  /** Where a file is sent instead of a body: in which field of the form (multipart/form-data), and how large at most. */
  readonly upload?: { readonly field: string; readonly maxBytes: number };
  /** True where the call moves money or stock: it must carry an Idempotency-Key header. */
  readonly idempotent?: true;
  /** The field of the body in which a caller may give an id of its own: the same id again does nothing more. */
  readonly onceBy?: string;
  /** Status of success; 200 if not said. */
  readonly status?: 200 | 201 | 202;
  readonly output: z.ZodType;
  /** The codes that callers should be ready for, beyond those any call may meet. */
  readonly errors?: readonly ErrorCode[];
}

/** Declares an HTTP route once. The value is the contract: types, validation, client and API page come from it. */
export function defineRoute<const Spec extends RouteSpec>(spec: Spec): Spec {
  return spec;
}

type InputPart<Spec, Key extends 'params' | 'query' | 'body'> = Spec extends {
  readonly [K in Key]: z.ZodType;
}
  ? Spec[Key]
  : undefined;

type Wire<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Part<Spec, Key extends 'params' | 'query' | 'body'> =
  InputPart<Spec, Key> extends z.ZodType
    ? Partial<Wire<InputPart<Spec, Key>>> extends Wire<InputPart<Spec, Key>>
      ? { readonly [K in Key]?: Wire<InputPart<Spec, Key>> }
      : { readonly [K in Key]: Wire<InputPart<Spec, Key>> }
    : unknown;
type KeyPart<Spec> = Spec extends { readonly idempotent: true }
  ? { readonly idempotencyKey: string }
  : unknown;

type FilePart<Spec> = Spec extends { readonly upload: object } ? { readonly file: FileBytes } : unknown;

/** What is in a file. Its name and what its sender calls its type are of no account. */
export type FileBytes = Uint8Array<ArrayBuffer>;

/** What every request looks like from afar, whatever the route. */
export interface AnyRequest {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly file?: FileBytes;
  readonly idempotencyKey?: string;
}

/** What a caller sends: before defaults are filled in. */
export type RouteRequest<Spec extends RouteSpec> = AnyRequest &
  Part<Spec, 'params'> &
  Part<Spec, 'query'> &
  Part<Spec, 'body'> &
  FilePart<Spec> &
  KeyPart<Spec>;

/** What a handler receives: parsed, defaults filled in. */
export type RouteInput<Spec extends RouteSpec> = {
  readonly params: Parsed<InputPart<Spec, 'params'>>;
  readonly query: Parsed<InputPart<Spec, 'query'>>;
  readonly body: Parsed<InputPart<Spec, 'body'>>;
} & FilePart<Spec>;

export type RouteOutput<Spec extends RouteSpec> = z.output<Spec['output']>;

export interface RequestEventSpec {
  readonly kind: 'request';
  readonly summary: string;
  readonly payload: z.ZodType;
  readonly reply: z.ZodType;
}

export interface PushEventSpec {
  readonly kind: 'push';
  readonly summary: string;
  readonly payload: z.ZodType;
}

/** Declares a socket request: the client sends `payload`, the server acknowledges with `reply` or a problem. */
export function defineRequest<const Spec extends Omit<RequestEventSpec, 'kind'>>(spec: Spec) {
  return { ...spec, kind: 'request' as const };
}

/** Declares a socket event that the server sends by itself. */
export function definePush<const Spec extends Omit<PushEventSpec, 'kind'>>(spec: Spec) {
  return { ...spec, kind: 'push' as const };
}
