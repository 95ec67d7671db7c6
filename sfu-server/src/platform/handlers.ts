import type { Access, RouteInput, RouteName, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor, Seller, User } from './actor.ts';

/** Who a handler can count on being called by, from the route's declared access. */
export type ActorFor<Who extends Access> = Who extends 'seller'
  ? Seller
  : Who extends 'user' | 'admin'
    ? User
    : Actor;

/** What a handler may know of the request besides its input, and may add to the answer. */
export interface RequestContext<Who extends Access = Access> {
  readonly actor: ActorFor<Who>;
  readonly ip: string;
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came, for signatures. */
  readonly rawBody: Buffer;
  /** Present on every route that is declared `idempotent`. */
  readonly idempotencyKey: string;
  cookie(name: string): string | undefined;
  /** Adds a whole Set-Cookie header. */
  addSetCookie(header: string): void;
}

export type Handler<Name extends RouteName> = (
  input: RouteInput<Routes[Name]>,
  context: RequestContext<Routes[Name]['access']>,
) => Promise<RouteOutput<Routes[Name]>>;

/** A handler for each of some routes; a feature exports one such table, the app needs all of them. */
export type Handlers<Name extends RouteName = RouteName> = { readonly [N in Name]: Handler<N> };
