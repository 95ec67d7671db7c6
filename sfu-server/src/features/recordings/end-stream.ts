import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import { confirmsDelete, deleteWord } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { type FinaliseDeps, finaliseReplay } from './finalise-replay.ts';
import type { EndedShow, EndShow } from './ports.ts';
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
 * still `processing` in it. Throws `not-found`, `stream-not-live`, `stream-ended-otherwise`, `rehearsal-not-kept`.
 */
export async function saveShow(
  deps: EndDeps,
  { streamId, title, ...terms }: RouteInput<Routes['endStream.save']>['body'],
  seller: Seller,
): Promise<RouteOutput<Routes['endStream.save']>> {
  const figures = await deps.uow.run(async (work) => {
    const ended = await end(deps, work, { streamId, choice: 'save', title }, seller);
    if (!ended.already) await store(work, { streamId, ...terms }, ended, seller);
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
 * Throws `not-found`, `stream-not-live`, `stream-ended-otherwise`, and `invalid-input` unless it was confirmed.
 */
export async function deleteShow(
  deps: EndDeps,
  { streamId, confirm }: RouteInput<Routes['endStream.delete']>['body'],
  seller: Seller,
): Promise<RouteOutput<Routes['endStream.delete']>> {
  const isConfirmed = (title: string) => confirmsDelete(confirm, title);
  const ended = await deps.uow.run((work) =>
    end(deps, work, { streamId, choice: 'delete', isConfirmed }, seller),
  );
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
  choice: Omit<Parameters<EndShow>[1], 'vendorId'>,
  { vendorId }: Seller,
): Promise<Ended> {
  const { streamId } = choice;
  const ended = await endShow(tx, { ...choice, vendorId });
  if (!ended.ok) throw refusal(ended.reason);
  if (!ended.already) {
    emit({ type: 'stream-changed', streamId });
    emit({ type: 'stream-ended', streamId });
    emit({ type: 'counters-moved', streamId });
  }
  return ended;
}

function refusal(reason: Extract<EndedShow, { ok: false }>['reason']): AppError {
  if (reason !== 'not-confirmed') return new AppError(reason);
  const message = `is neither the title of the show nor the word “${deleteWord}”`;
  return new AppError('invalid-input', { fields: [{ path: 'confirm', message }] });
}

type ReplayTerms = Omit<RouteInput<Routes['endStream.save']>['body'], 'title'>;

async function store(
  { tx }: Work,
  { streamId, coverAtMs, ...terms }: ReplayTerms,
  { startedAt, durationMs, counters, ...ended }: Ended,
  { vendorId }: Seller,
): Promise<void> {
  const { viewersTotal, viewersPeak, likes, dislikes, comments, orders, units, revenue } = counters;
  await insertRecording(tx, {
    ...{ id: uuidv7(), streamId, vendorId, streamedAt: startedAt },
    visibility: terms.visibility ?? (ended.visibility === 'public' ? 'public' : 'unlisted'),
    coverAtMs: coverAtMs ?? null,
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
