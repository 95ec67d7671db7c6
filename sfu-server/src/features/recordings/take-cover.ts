import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { GrabFrame, RecordingStorage, SetCover } from './ports.ts';
import { findRecording, forgetCoverWish, type RecordingRow } from './recordings.repo.ts';
import { parseReplayName } from './replay-address.ts';

export interface CoverDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly storage: RecordingStorage;
  readonly grabFrame: GrabFrame;
  readonly setCover: SetCover;
}

/** Where the cover comes from when nobody chose it, in ms: later than the first frames, which are often dark. */
const usualPlaceMs = 3000;
/** The wish may change while it is carried out. */
const mostTurns = 5;

/**
 * Takes the cover of a replay from its video: from the place its seller wishes, or from near its beginning where the show has no
 * cover. May be called again after any interruption. A cover is not worth a failure: it is noted and the replay goes without.
 */
export async function takeCover(deps: CoverDeps, savedStreamId: string): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const row = await deps.uow.read((db) => findRecording(db, { id: savedStreamId, state: 'ready' }));
    const atMs = row && placeOf(row);
    if (!row || atMs === null || atMs === undefined) return;
    try {
      await takeFrom(deps, row, atMs);
    } catch (error) {
      deps.logger.warn({ err: error, savedStreamId }, 'no cover could be taken from a replay');
    }
    const wish = row.saved.coverAtMs;
    if (wish === null || (await deps.uow.run(({ tx }) => forgetCoverWish(tx, savedStreamId, wish)))) return;
  }
}

function placeOf({ saved, coverImageId }: RecordingRow): number | null {
  if (saved.coverAtMs !== null) return saved.coverAtMs;
  return coverImageId === null ? Math.min(usualPlaceMs, Math.floor(saved.durationMs / 2)) : null;
}

async function takeFrom({ storage, grabFrame, setCover }: CoverDeps, { saved }: RecordingRow, atMs: number) {
  const name = parseReplayName(saved.videoUrl?.split('/').at(-1) ?? '');
  const file = name && (await storage.findReplay(saved.streamId, name.extension));
  const frame = file && (await grabFrame(file.path, Math.min(atMs, saved.durationMs)));
  // A show that was only heard has no picture.
  if (frame) await setCover({ streamId: saved.streamId, vendorId: saved.vendorId }, frame);
}
