import { extname } from 'node:path';
import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { CloseRoom, FinaliseRecording, RecordingStorage } from './ports.ts';
import { type CoverDeps, takeCover } from './take-cover.ts';
import { settleRecording } from './recordings.repo.ts';
import { replayAddress } from './replay-address.ts';

export interface FinaliseDeps extends CoverDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly storage: RecordingStorage;
  readonly closeRoom: CloseRoom;
  readonly finaliseRecording: FinaliseRecording;
}

export interface UnfinishedReplay {
  readonly id: string;
  readonly streamId: string;
}

/** Makes the playable file of a saved show and says so in its row. May be called again after any interruption. */
export async function finaliseReplay(deps: FinaliseDeps, { id, streamId }: UnfinishedReplay): Promise<void> {
  const { uow, logger, storage } = deps;
  await deps.closeRoom(streamId);
  const result = await deps.finaliseRecording(storage.directoryOf(streamId));
  // What was recorded is there: somebody may install ffmpeg until the next try.
  if (!result.ok && result.reason === 'no-ffmpeg') throw new Error('ffmpeg cannot be started');
  const stored = await uow.run(async ({ tx, emit }) => {
    emit({ type: 'stream-changed', streamId });
    if (!result.ok) return settleRecording(tx, id, { state: 'failed' });
    const videoUrl = replayAddress(id, extensionOf(result.file));
    return settleRecording(tx, id, { state: 'ready', videoUrl, durationMs: result.durationMs });
  });
  if (!result.ok)
    logger.warn(
      { streamId, savedStreamId: id, reason: result.reason },
      'no replay could be made of a saved show',
    );
  if (stored && result.ok) await takeCover(deps, id);
  // It was deleted meanwhile.
  if (!stored) await storage.remove(streamId);
}

function extensionOf(file: string): '.mp4' | '.webm' {
  const extension = extname(file);
  if (extension === '.mp4' || extension === '.webm') return extension;
  throw new Error(`a replay of an unknown format: ${extension}`);
}
