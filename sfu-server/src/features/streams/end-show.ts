import type { SellerCounters } from '@stallcast/shared/contract';
import type { Visibility } from '@stallcast/shared/domain';
import type { Transaction } from '../../platform/db.ts';
import { moveCounters } from './counters.repo.ts';
import { toSellerCounters } from './counters.views.ts';
import { closeIntervals } from './featured.repo.ts';
import type { EndVisits, Unpin } from './ports.ts';
import { findStream, lockShow, setEnded, setTerms } from './streams.repo.ts';

type EndChoice = 'save' | 'delete';

export type EndRefusal =
  | 'not-found'
  | 'stream-not-live'
  | 'stream-ended-otherwise'
  | 'rehearsal-not-kept'
  | 'not-confirmed';

export type EndedShow =
  | {
      readonly ok: true;
      /** It was ended with this choice before; nothing changed now. */
      readonly already: boolean;
      readonly startedAt: Date;
      readonly durationMs: number;
      readonly visibility: Visibility;
      readonly counters: SellerCounters;
    }
  | { readonly ok: false; readonly reason: EndRefusal };

interface End {
  readonly streamId: string;
  readonly vendorId: string;
  readonly choice: EndChoice;
  /** Whether what the seller typed means the show of this title; without it nothing had to be typed. */
  readonly isConfirmed?: ((title: string) => boolean) | undefined;
  /** What it is called from now on; as before without it. */
  readonly title?: string | undefined;
}

/**
 * Ends a seller's own live show in the caller's transaction: locks its figures, so that every fact is either before
 * the end or refused, puts the viewers out and notes when the products left. What is left
 * of its drops goes back after the commit, which needs locks that come before those of the figures.
 */
export async function endShow(
  { endVisits, unpin }: { readonly endVisits: EndVisits; readonly unpin: Unpin },
  tx: Transaction,
  { streamId, vendorId, choice, isConfirmed, title }: End,
): Promise<EndedShow> {
  const show = await lockShow(tx, streamId, vendorId);
  if (!show) return { ok: false, reason: 'not-found' };
  if (show.status === 'scheduled') return { ok: false, reason: 'stream-not-live' };
  if (isConfirmed?.(show.title) === false) return { ok: false, reason: 'not-confirmed' };
  if (show.status === 'ended') {
    if (show.endChoice !== choice) return { ok: false, reason: 'stream-ended-otherwise' };
    return { ok: true, already: true, ...(await finalFigures(tx, streamId)) };
  }
  if (choice === 'save' && show.visibility === 'rehearsal')
    return { ok: false, reason: 'rehearsal-not-kept' };
  if (!(await setEnded(tx, streamId, choice))) return { ok: false, reason: 'stream-not-live' };
  if (title !== undefined) await setTerms(tx, streamId, { title });
  await closeIntervals(tx, streamId, 'all', show.offsetMs ?? 0);
  await unpin(tx, streamId, show.offsetMs ?? 0, []);
  await endVisits(tx, streamId);
  // The end takes a number too: who polls by cursor learns of it.
  await moveCounters(tx, streamId, {});
  return { ok: true, already: false, ...(await finalFigures(tx, streamId)) };
}

async function finalFigures(
  tx: Transaction,
  streamId: string,
): Promise<{ startedAt: Date; durationMs: number; visibility: Visibility; counters: SellerCounters }> {
  const row = await findStream(tx, streamId);
  if (!row?.stream.startedAt) throw new Error(`show ${streamId} was never started`);
  return {
    startedAt: row.stream.startedAt,
    durationMs: row.elapsedMs,
    visibility: row.stream.visibility,
    counters: toSellerCounters(row.counters),
  };
}
