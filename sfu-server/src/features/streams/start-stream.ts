import type { Stream } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { type UnitOfWork, violates, type Work } from '../../platform/unit-of-work.ts';
import { findFeatured, openIntervals } from './featured.repo.ts';
import type { HasRecordingSpace, OpenRoom } from './ports.ts';
import { type ReadDeps, readStream } from './read-shows.ts';
import { lockShow, setLive } from './streams.repo.ts';

interface StartDeps extends ReadDeps {
  readonly uow: UnitOfWork;
  readonly openRoom: OpenRoom;
  readonly hasRecordingSpace: HasRecordingSpace;
}

/**
 * Goes live with a scheduled show of one's own and opens its media room; a show that is live already stays as it is.
 * Throws `not-found`, `stream-ended`, `another-stream-live`, `recording-space-low`, and `media-unavailable` when the room
 * cannot be opened: the show is live then, and starting it again opens the room.
 */
export async function startStream(
  deps: StartDeps,
  streamId: string,
  seller: Seller,
): Promise<{ stream: Stream }> {
  await goLive(deps, streamId, seller);
  await deps.openRoom(streamId);
  return { stream: await deps.uow.read((db) => readStream(deps, db, streamId)) };
}

async function goLive(
  { uow, hasRecordingSpace }: StartDeps,
  streamId: string,
  seller: Seller,
): Promise<void> {
  // Asked before the show is locked: a disk may take its time.
  const hasSpace = await hasRecordingSpace();
  try {
    await uow.run((work) => start(work, { streamId, hasSpace }, seller));
  } catch (error) {
    if (violates(error, 'live_streams_one_live_per_vendor'))
      throw new AppError('another-stream-live', { cause: error });
    throw error;
  }
}

async function start(
  { tx, emit }: Work,
  { streamId, hasSpace }: { readonly streamId: string; readonly hasSpace: boolean },
  seller: Seller,
): Promise<void> {
  const show = await lockShow(tx, streamId, seller.vendorId);
  if (!show) throw new AppError('not-found');
  if (show.status === 'ended') throw new AppError('stream-ended');
  if (show.status === 'live') return;
  if (!hasSpace) throw new AppError('recording-space-low');
  if (!(await setLive(tx, streamId))) throw new AppError('stream-not-scheduled');
  const featured = await findFeatured(tx, [streamId]);
  await openIntervals(
    tx,
    streamId,
    featured.map(({ productId }) => productId),
    0,
  );
  emit({ type: 'stream-changed', streamId });
}
