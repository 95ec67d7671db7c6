import type { Product } from '@stallcast/shared/contract';
import type { Queryable, Transaction } from '../../platform/db.ts';

/** Products as everyone sees them, by id; ids that nothing has are left out. */
export type ReadProductsById = (
  db: Queryable,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, Product>>;

/** Opens the media room of a show, where its seller publishes; does nothing if it is open. */
export type OpenRoom = (streamId: string) => Promise<void>;

/** Whether there is space to record a show that begins now. */
export type HasRecordingSpace = () => Promise<boolean>;

/** Whether the seller's picture is missing from a live show at the moment. */
export type IsInterrupted = (streamId: string) => boolean;

/**
 * Takes the pin off a show that the caller has locked, `offsetMs` after its start, unless its product is one of those
 * that stay on.
 */
export type Unpin = (
  tx: Transaction,
  streamId: string,
  offsetMs: number,
  staying: readonly string[],
) => Promise<void>;

/** Puts everyone who watches a show out, and moves its figures; the lock of the figures is taken before. */
export type EndVisits = (tx: Transaction, streamId: string) => Promise<unknown>;
