import type { Transaction } from '../../platform/db.ts';
import { type CounterChange, type CountersRow, moveCounters, readOwnerAndStatus } from './counters.repo.ts';

export type RecordedFact =
  | {
      readonly ok: true;
      /** The fact's place in the show's history; of several, the last one's. */
      readonly seq: number;
      /** The figures after the move. */
      readonly counters: CountersRow;
      readonly vendorId: string;
    }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/**
 * Moves a show's figures for a fact that the caller stores in the same transaction, and numbers the fact. It holds
 * the lock of the show's figures until commit, so take every other lock before. When the answer is not ok the caller
 * must throw, so that nothing of the transaction stays.
 */
export async function recordFact(
  tx: Transaction,
  streamId: string,
  change: CounterChange,
  options: { readonly mustBeLive: boolean },
): Promise<RecordedFact> {
  const counters = await moveCounters(tx, streamId, change);
  const stream = await readOwnerAndStatus(tx, streamId);
  if (!counters || !stream) return { ok: false, reason: 'not-found' };
  if (options.mustBeLive && stream.status !== 'live') return { ok: false, reason: 'not-live' };
  return { ok: true, seq: counters.seq, counters, vendorId: stream.vendorId };
}

export type RecordFact = typeof recordFact;
