import type { ViewerFeedItem } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { Transaction } from '../../platform/db.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { RecordedVisit, RecordVisit } from './ports.ts';
import { endActiveVisits, findVisit, findVisitedShows, markVisit, notePresence } from './viewers.repo.ts';
import { toFeedItem } from './viewers.views.ts';

export interface MarkDeps {
  readonly uow: UnitOfWork;
  readonly recordVisit: RecordVisit;
}

export interface Viewer {
  readonly viewerId: string;
  readonly streamId: string;
}

/**
 * Counts a visitor in or out. Does nothing if the visit is as it should be. Throws `not-found`, and `stream-not-live`
 * for coming to a show that is not live. The show's figures are locked first, so that visits change one by one.
 */
export async function markPresence(
  { uow, recordVisit }: MarkDeps,
  { streamId, viewerId }: Viewer,
  present: boolean,
): Promise<void> {
  const options = { mustBeLive: present };
  await uow.run(async ({ tx, emit }) => {
    known(await recordVisit(tx, streamId, {}, options));
    const visit = await findVisit(tx, streamId, viewerId);
    if (!visit) throw new AppError('not-found');
    if (visit.isActive === present) return;
    const isFirst = visit.seq === null;
    const change = present ? { viewersNow: 1, viewersTotal: Number(isFirst) } : { viewersNow: -1 };
    const { seq } = known(await recordVisit(tx, streamId, change, options));
    await notePresence(tx, streamId, seq, change.viewersNow);
    const times = await markVisit(tx, viewerId, { present, seq });
    const item: ViewerFeedItem = toFeedItem({ viewerId, seq, name: visit.name, ...times });
    emit({ type: 'viewer-changed', streamId, item });
    emit({ type: 'counters-moved', streamId });
  });
}

function known(fact: RecordedVisit): Extract<RecordedVisit, { ok: true }> {
  if (fact.ok) return fact;
  throw new AppError(fact.reason === 'not-live' ? 'stream-not-live' : 'not-found');
}

/** Ends all visits to a show in the caller's transaction and answers how many there were. Throws `not-found`. */
export async function endVisits(
  { recordVisit }: Pick<MarkDeps, 'recordVisit'>,
  tx: Transaction,
  streamId: string,
): Promise<number> {
  const options = { mustBeLive: false };
  known(await recordVisit(tx, streamId, {}, options));
  const ended = await endActiveVisits(tx, streamId);
  if (ended === 0) return 0;
  const { seq } = known(await recordVisit(tx, streamId, { viewersNow: -ended }, options));
  await notePresence(tx, streamId, seq, -ended);
  return ended;
}

/** At start-up nobody is connected: ends the visits that a killed server left open, and answers how many. */
export async function endLeftoverVisits(deps: MarkDeps): Promise<number> {
  const shows = await deps.uow.read(findVisitedShows);
  let ended = 0;
  for (const streamId of shows) {
    ended += await deps.uow.run(async ({ tx, emit }) => {
      emit({ type: 'counters-moved', streamId });
      return endVisits(deps, tx, streamId);
    });
  }
  return ended;
}
