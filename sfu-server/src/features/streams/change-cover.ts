import type { FileBytes, Stream } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { KeptPictures } from '../../platform/kept-pictures.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { setCover } from './covers.repo.ts';
import { type ReadDeps, readStream } from './read-shows.ts';
import { findStreams, lockShow } from './streams.repo.ts';

export interface CoverDeps extends ReadDeps {
  readonly uow: UnitOfWork;
  readonly covers: KeptPictures;
}

interface CoverChange {
  readonly streamId: string;
  readonly vendorId: string;
  /** A picture in any of the formats taken; null takes the cover away. */
  readonly file: FileBytes | null;
}

/** Changes the cover of a seller's own show, whatever its state. Throws `not-found`, `image-unreadable`. */
export async function changeCover(
  deps: CoverDeps,
  { streamId, vendorId, file }: CoverChange,
): Promise<{ stream: Stream }> {
  // Drawing is work: first it is looked whether it is worth it.
  const own = await deps.uow.read((db) => findStreams(db, { streamId, vendorId }, 1));
  if (own.length === 0) throw new AppError('not-found');
  return deps.covers.exchange(file, async ({ tx, emit }, imageId) => {
    if (!(await lockShow(tx, streamId, vendorId))) throw new AppError('not-found');
    const before = await setCover(tx, streamId, imageId);
    emit({ type: 'stream-changed', streamId });
    return { before, result: { stream: await readStream(deps, tx, streamId) } };
  });
}
