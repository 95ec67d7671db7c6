import type { Product } from '@stallcast/shared/contract';
import type { Queryable, Transaction } from '../../platform/db.ts';

/** Products as everyone sees them, by id; ids that nothing has are left out. */
export type ReadProductsById = (
  db: Queryable,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, Product>>;

/** Opens the media room of a show, where its seller publishes; does nothing if it is open. */
export type OpenRoom = (streamId: string) => Promise<void>;

/** Whether the seller's picture is missing from a live show at the moment. */
export type IsInterrupted = (streamId: string) => boolean;

/** Marks everyone who watches a show as gone. The figures are moved by the caller, who ends the show. */
export type EndVisits = (tx: Transaction, streamId: string) => Promise<unknown>;
