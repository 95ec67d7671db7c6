import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { EndDeps } from './end-stream.ts';
import { deleteRecording } from './recordings.repo.ts';
import { settledWithin } from './settled-within.ts';

/** Removes a seller's own replay, row first: a file without a row is cleared at the next start. Throws `not-found`. */
export async function removeRecording(
  { uow, jobs, storage }: EndDeps,
  savedStreamId: string,
  { vendorId }: Seller,
): Promise<{ deleted: true }> {
  const streamId = await uow.run(async ({ tx, emit }) => {
    const ofShow = await deleteRecording(tx, savedStreamId, vendorId);
    if (ofShow === undefined) throw new AppError('not-found');
    emit({ type: 'stream-changed', streamId: ofShow });
    return ofShow;
  });
  await settledWithin(
    jobs.add(`remove ${streamId}`, () => storage.remove(streamId)),
    timeouts.replayAnswerMs,
  );
  return { deleted: true };
}
