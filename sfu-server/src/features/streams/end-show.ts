import type { SellerCounters } from '@stallcast/shared/contract';
import type { Transaction } from '../../platform/db.ts';
import { moveCounters } from './counters.repo.ts';
import { toSellerCounters } from './counters.views.ts';
import { closeIntervals } from './featured.repo.ts';
import type { EndVisits } from './ports.ts';
import { findStream, findStreams, lockShow, setEnded } from './streams.repo.ts';

export type EndChoice = 'save' | 'delete';

export type EndedShow =
  | {
      readonly ok: true;
      /** It was ended with this choice before; nothing changed now. */
      readonly already: boolean;
      readonly startedAt: Date;
      readonly durationMs: number;
      readonly counters: SellerCounters;
    }
  | { readonly ok: false; readonly reason: 'not-found' | 'stream-not-live' | 'stream-ended-otherwise' };

interface End {
  readonly streamId: string;
  readonly vendorId: string;
  readonly choice: EndChoice;
}

/**
 * Ends a seller's own live show in the caller's transaction: locks its figures, so that every fact is either before
 * the end or refused, puts the viewers out and notes when the products left.
 */
export async function endShow(
  { endVisits }: { readonly endVisits: EndVisits },
  tx: Transaction,
  { streamId, vendorId, choice }: End,
): Promise<EndedShow> {
  const [own] = await findStreams(tx, { streamId, vendorId }, 1);
  // Those who come and leave take their visit's lock first and the figures' lock last; taken the other way round,
  // the two could wait for each other.
  if (own?.stream.status === 'live') await endVisits(tx, streamId);
  const show = await lockShow(tx, streamId, vendorId);
  if (!show) return { ok: false, reason: 'not-found' };
  if (show.status === 'scheduled') return { ok: false, reason: 'stream-not-live' };
  if (show.status === 'ended') {
    if (show.endChoice !== choice) return { ok: false, reason: 'stream-ended-otherwise' };
    return { ok: true, already: true, ...(await finalFigures(tx, streamId)) };
  }
  if (!(await setEnded(tx, streamId, choice))) return { ok: false, reason: 'stream-not-live' };
  await closeIntervals(tx, streamId, 'all', show.offsetMs ?? 0);
  // Whoever came while the lock was waited for.
  await endVisits(tx, streamId);
  await emptyTheRoom(tx, streamId);
  return { ok: true, already: false, ...(await finalFigures(tx, streamId)) };
}

/** Nobody watches any more. The end takes a number too: who polls by cursor learns of it. */
async function emptyTheRoom(tx: Transaction, streamId: string): Promise<void> {
  const row = await findStream(tx, streamId);
  await moveCounters(tx, streamId, { viewersNow: -(row?.counters.viewersNow ?? 0) });
}

async function finalFigures(
  tx: Transaction,
  streamId: string,
): Promise<{ startedAt: Date; durationMs: number; counters: SellerCounters }> {
  const row = await findStream(tx, streamId);
  if (!row?.stream.startedAt) throw new Error(`show ${streamId} was never started`);
  return {
    startedAt: row.stream.startedAt,
    durationMs: row.elapsedMs,
    counters: toSellerCounters(row.counters),
  };
}
