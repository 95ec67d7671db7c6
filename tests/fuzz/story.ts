import type { ApiClient } from '@stallcast/shared/client';
import type { Product, Reaction } from '@stallcast/shared/contract';
import type { Person, SellerPerson, UserPerson } from '../support/drivers.ts';

/** What should be true after each step of a story; kept by hand, in the simplest way there is. */
export interface Model {
  status: 'none' | 'scheduled' | 'live' | 'ended';
  readonly reactions: Map<number, Reaction>;
  readonly comments: string[];
  /** Guests who are there now, and all who ever were. */
  readonly present: Set<number>;
  readonly visited: Set<number>;
  /** The server keeps who logged in, and who is suspended, beyond one story; each story begins with nobody out. */
  readonly banned: Set<number>;
  stock: number;
  sold: number;
}

/** What the steps are taken with. */
export interface Stage {
  readonly seller: SellerPerson;
  readonly admin: ApiClient;
  readonly users: readonly UserPerson[];
  /** Made anew by each login. */
  readonly sessions: Map<number, Person>;
  readonly guests: readonly Person[];
  readonly visits: Map<number, { readonly viewerId: string; readonly ticket: string }>;
  readonly product: Product;
  streamId: string;
}

export const emptyModel = (stock: number): Model => ({
  status: 'none',
  reactions: new Map(),
  comments: [],
  present: new Set(),
  visited: new Set(),
  banned: new Set(),
  stock,
  sold: 0,
});

/** Somebody out of a list that begins again after its end. */
export function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
