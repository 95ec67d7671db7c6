import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { ReadProducts, RecordingStorage } from './ports.ts';
import { findRecording, findRecordings, type RecordingFilter, type RecordingRow } from './recordings.repo.ts';
import { toSavedStream } from './recordings.views.ts';
import { parseReplayName } from './replay-address.ts';

interface ReadDeps {
  readonly uow: UnitOfWork;
  readonly readProducts: ReadProducts;
  readonly storage: RecordingStorage;
}

/** A page of replays, newest first; `toItem` is how each is shown. */
export async function readPage<Item extends { readonly savedStreamId: unknown }>(
  { uow }: Pick<ReadDeps, 'uow'>,
  { limit, ...filter }: RecordingFilter & { readonly limit: number },
  toItem: (row: RecordingRow) => Item,
): Promise<{ items: Item[]; next: Item['savedStreamId'] | null }> {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findRecordings(db, filter, limit + 1));
  const items = rows.slice(0, limit).map(toItem);
  return { items, next: rows.length > limit ? (items.at(-1)?.savedStreamId ?? null) : null };
}

/** One replay, in whatever state, with its show's products as they are sold today. Throws `not-found`. */
export async function readRecording(
  { uow, readProducts }: ReadDeps,
  { savedStreamId }: RouteInput<Routes['recordings.one']>['params'],
): Promise<RouteOutput<Routes['recordings.one']>> {
  const row = await uow.read((db) => findRecording(db, { id: savedStreamId }));
  if (!row) throw new AppError('not-found');
  return { savedStream: toSavedStream(row), products: await readProducts(row.saved.streamId) };
}

export interface ReplayFile {
  /** Absolute. */
  readonly path: string;
  readonly contentType: string;
}

/** The video that the last part of a replay's address names; null unless it belongs to a replay that can be played. */
export async function findReplayFile(
  { uow, storage }: Pick<ReadDeps, 'uow' | 'storage'>,
  name: string,
): Promise<ReplayFile | null> {
  const replay = parseReplayName(name);
  if (!replay) return null;
  const row = await uow.read((db) => findRecording(db, { id: replay.savedStreamId, state: 'ready' }));
  return row ? storage.findReplay(row.saved.streamId, replay.extension) : null;
}
