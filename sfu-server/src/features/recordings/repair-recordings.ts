import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { finaliseReplay } from './finalise-replay.ts';
import type { EndDeps } from './end-stream.ts';
import { findUncovered, findUnfinished, findUnsaved } from './recordings.repo.ts';
import type { RecordingStorage } from './ports.ts';
import { takeCover } from './take-cover.ts';

export interface MendedRecordings {
  /** Replays that are being put together from now on. */
  readonly unfinished: number;
  /** Recordings that were removed because their seller did not want them. */
  readonly removed: number;
}

/** Goes on where the last run of the server was interrupted: replays not yet put together, recordings not yet removed. */
export async function repairRecordings(deps: EndDeps): Promise<MendedRecordings> {
  const unfinished = await deps.uow.read(findUnfinished);
  for (const replay of unfinished) void deps.jobs.add(replay.streamId, () => finaliseReplay(deps, replay));
  const uncovered = await deps.uow.read(findUncovered);
  for (const { id } of uncovered) void deps.jobs.add(`cover ${id}`, () => takeCover(deps, id));
  const mended = { unfinished: unfinished.length, removed: await removeUnwanted(deps) };
  if (mended.unfinished + mended.removed > 0)
    deps.logger.info(mended, 'recordings were mended after an interruption');
  return mended;
}

async function removeUnwanted({
  uow,
  storage,
  logger,
}: {
  uow: UnitOfWork;
  storage: RecordingStorage;
  logger: Logger;
}): Promise<number> {
  const stored = await storage.list();
  const unwanted = await uow.read((db) => findUnsaved(db, stored));
  let removed = 0;
  for (const streamId of unwanted) {
    try {
      await storage.remove(streamId);
      removed += 1;
    } catch (error) {
      logger.error({ err: error, streamId }, 'a recording that nobody wants could not be removed');
    }
  }
  return removed;
}
