import type { HttpMethod, RouteSpec } from './define.ts';

/** What a client has to know of a route at run time: enough to send it, no schema. */
export interface WireRoute {
  readonly method: HttpMethod;
  readonly path: string;
  readonly action?: string;
  /** The field of the form that its file is sent in. */
  readonly upload?: { readonly field: string };
}

export type WireTable<Name extends string> = { readonly [K in Name]: WireRoute };

/** The routes without their schemas, for a page that should not carry a validation library. */
export function toWireTable<Name extends string>(
  table: {
    readonly [K in Name]: RouteSpec;
  },
): WireTable<Name> {
  const entries = Object.entries<RouteSpec>(table).map(([name, { method, path, action, upload }]) => [
    name,
    {
      ...{ method, path },
      ...(action !== undefined && { action }),
      ...(upload && { upload: { field: upload.field } }),
    },
  ]);
  // Every name was just carried over; the compiler forgets names on the way through a list.
  return Object.fromEntries(entries) as WireTable<Name>;
}
