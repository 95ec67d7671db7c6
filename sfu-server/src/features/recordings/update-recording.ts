import type { RouteInput, SavedStream, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { EndDeps } from './end-stream.ts';
import type { RenameShow } from './ports.ts';
import { changeRecording, findRecording } from './recordings.repo.ts';
import { toSavedStream } from './recordings.views.ts';
import { settledWithin } from './settled-within.ts';
import { takeCover } from './take-cover.ts';

type Change = RouteInput<Routes['recordings.update']>['body'] &
  RouteInput<Routes['recordings.update']>['params'];

/**
 * Changes title, visibility and cover of a seller's own replay. The answer waits up to 8 s for the cover; one of a replay that is
 * still put together is taken when that is done. Throws `not-found`.
 */
export async function updateRecording(
  deps: EndDeps & { readonly renameShow: RenameShow },
  { savedStreamId, title, ...change }: Change,
  { vendorId }: Seller,
): Promise<{ savedStream: SavedStream }> {
  await deps.uow.run(async ({ tx, emit }) => {
    const streamId = await changeRecording(tx, { id: savedStreamId, vendorId }, change);
    if (streamId === undefined) throw new AppError('not-found');
    if (title !== undefined) await deps.renameShow(tx, streamId, title);
    emit({ type: 'stream-changed', streamId });
  });
  if (change.coverAtMs !== undefined) {
    const taken = deps.jobs.add(`cover ${savedStreamId}`, () => takeCover(deps, savedStreamId));
    await settledWithin(taken, timeouts.replayAnswerMs);
  }
  const row = await deps.uow.read((db) => findRecording(db, { id: savedStreamId }));
  if (!row) throw new AppError('not-found');
  return { savedStream: toSavedStream(row) };
}
