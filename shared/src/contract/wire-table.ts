import type { HttpMethod, RouteSpec } from './define.ts';

/** What a client has to know of a route at run time: enough to send it, no schema. */
export interface WireRoute {
  readonly method: HttpMethod;
  readonly path: string;
  readonly action?: string;
  /** The field of the form that its file is sent in. */
  readonly upload?: { readonly field: string };
  /** The field of the body whose value makes a repeat of the call nothing. */
  readonly onceBy?: string;
}

export type WireTable<Name extends string> = { readonly [K in Name]: WireRoute };

/** The routes without their schemas, for a page that should not carry a validation library. */
export function toWireTable<Name extends string>(
  table: {
    readonly [K in Name]: RouteSpec;
  },
): WireTable<Name> {
  const entries = Object.entries<RouteSpec>(table).map(([name, { method, path, action, upload, onceBy }]) => [
    name,
    {
      ...{ method, path },
      ...(action !== undefined && { action }),
      ...(onceBy !== undefined && { onceBy }),
      ...(upload && { upload: { field: upload.field } }),
    },
  ]);
  // Every name was just carried over; the compiler forgets names on the way through a list.
  return Object.fromEntries(entries) as WireTable<Name>;
}

/** The wire table of those routes alone that people without a shop may call, for the page that they load. */
export function toPageTable(table: Readonly<Record<string, RouteSpec>>): WireTable<string> {
  const ofPeople = Object.entries(table).filter(([, { access }]) => access === 'public' || access === 'user');
  return toWireTable(Object.fromEntries(ofPeople));
}
