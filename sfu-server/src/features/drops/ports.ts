import type { Transaction } from '../../platform/db.ts';

/**
 * Locks a seller's own show until commit, as the last lock to take, and reads it; undefined if it is not theirs.
 * `offsetMs` is the time since its start, null for a show that was not started.
 */
export type LockShow = (
  tx: Transaction,
  streamId: string,
  vendorId: string,
) => Promise<
  { readonly status: 'scheduled' | 'live' | 'ended'; readonly offsetMs: number | null } | undefined
>;
