import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';

/** Products by id, in any order; ids that nothing has are left out. */
export type FindProducts = (db: Queryable, productIds: readonly string[]) => Promise<readonly Product[]>;

/** Opens the media room of a show, where its seller publishes; does nothing if it is open. */
export type OpenRoom = (streamId: string) => Promise<void>;

/** Whether the seller's picture is missing from a live show at the moment. */
export type IsInterrupted = (streamId: string) => boolean;
