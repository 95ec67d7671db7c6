import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { type FinaliseDeps, finaliseReplay } from './finalise-replay.ts';
import type { EndChoice, EndedShow, EndShow } from './ports.ts';
import { findRecording, insertRecording } from './recordings.repo.ts';
import { toSavedStream } from './recordings.views.ts';
import type { ReplayJobs } from './replay-jobs.ts';
import { settledWithin } from './settled-within.ts';

export interface EndDeps extends FinaliseDeps {
  readonly endShow: EndShow;
  readonly jobs: ReplayJobs;
}

/** The longest duration that an integer column holds, in ms: 24 days. */
const longestMs = 2_147_483_647;

/**
 * Ends a seller's own live show and keeps its recording. The answer waits up to 8 s for the replay; a longer one is
 * still `processing` in it. Throws `not-found`, `stream-not-live`, `stream-ended-otherwise`.
 */
export async function saveShow(
  deps: EndDeps,
  streamId: string,
  seller: Seller,
): Promise<RouteOutput<Routes['endStream.save']>> {
  const figures = await deps.uow.run(async (work) => {
    const ended = await end(deps, work, { streamId, choice: 'save' }, seller);
    if (!ended.already) await store(work, streamId, ended, seller);
    return toFigures(ended);
  });
  const before = await findSaved(deps, streamId);
  if (before.saved.state === 'processing') {
    const { id } = before.saved;
    await settledWithin(
      deps.jobs.add(streamId, () => finaliseReplay(deps, { id, streamId })),
      timeouts.replayAnswerMs,
    );
  }
  return { figures, savedStream: toSavedStream(await findSaved(deps, streamId)) };
}

/**
 * Ends a seller's own live show and removes what was recorded; a crash before that is made up for at the next start.
 * Throws `not-found`, `stream-not-live`, `stream-ended-otherwise`.
 */
export async function deleteShow(
  deps: EndDeps,
  streamId: string,
  seller: Seller,
): Promise<RouteOutput<Routes['endStream.delete']>> {
  const ended = await deps.uow.run((work) => end(deps, work, { streamId, choice: 'delete' }, seller));
  const removed = deps.jobs.add(streamId, async () => {
    await deps.closeRoom(streamId);
    await deps.storage.remove(streamId);
  });
  await settledWithin(removed, timeouts.replayAnswerMs);
  return { figures: toFigures(ended) };
}

type Ended = Extract<EndedShow, { ok: true }>;

async function end(
  { endShow }: EndDeps,
  { tx, emit }: Work,
  { streamId, choice }: { streamId: string; choice: EndChoice },
  { vendorId }: Seller,
): Promise<Ended> {
  const ended = await endShow(tx, { streamId, vendorId, choice });
  if (!ended.ok) throw new AppError(ended.reason);
  if (!ended.already) {
    emit({ type: 'stream-changed', streamId });
    emit({ type: 'stream-ended', streamId });
    emit({ type: 'counters-moved', streamId });
  }
  return ended;
}

async function store(
  { tx }: Work,
  streamId: string,
  { startedAt, durationMs, counters }: Ended,
  { vendorId }: Seller,
): Promise<void> {
  const { viewersTotal, viewersPeak, likes, dislikes, comments, orders, units, revenue } = counters;
  await insertRecording(tx, {
    ...{ id: uuidv7(), streamId, vendorId, streamedAt: startedAt },
    durationMs: Math.min(durationMs, longestMs),
    stats: { viewersTotal, viewersPeak, likes, dislikes, comments, orders, units, revenue },
  });
}

function toFigures({ durationMs, counters }: Ended) {
  return { durationMs, counters };
}

async function findSaved({ uow }: EndDeps, streamId: string) {
  const row = await uow.read((db) => findRecording(db, { streamId }));
  if (!row) throw new AppError('not-found', { detail: 'The replay of this show was deleted.' });
  return row;
}
