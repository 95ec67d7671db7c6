import type { Showcase } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findOwnVariants, isFeatured } from './drops.repo.ts';
import { endPin, findPinned, insertPin } from './pins.repo.ts';
import type { LockShow } from './ports.ts';
import { readShowcase } from './read-drops.ts';

interface PinDeps {
  readonly uow: UnitOfWork;
  readonly lockShow: LockShow;
}

/**
 * Pins a product on a live show of the seller's own instead of the one before; null takes the pin off. Pinning what is
 * pinned already changes nothing. Throws `not-found`, `stream-not-live`, `product-unavailable` for what is not on the show.
 */
export async function pinProduct(
  { uow, lockShow }: PinDeps,
  { streamId, productId }: { readonly streamId: string; readonly productId: string | null },
  { vendorId }: Seller,
): Promise<Showcase> {
  return uow.run(async ({ tx, emit }) => {
    const show = await lockShow(tx, streamId, vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status !== 'live' || show.offsetMs === null) throw new AppError('stream-not-live');
    if (productId !== null) await assertOnShow(tx, streamId, productId, vendorId);
    const before = await findPinned(tx, streamId);
    if (before !== (productId ?? undefined)) {
      await endPin(tx, streamId, show.offsetMs);
      if (productId !== null) await insertPin(tx, streamId, productId, show.offsetMs);
      emit({ type: 'showcase-changed', streamId });
    }
    return readShowcase(tx, streamId);
  });
}

async function assertOnShow(
  tx: Transaction,
  streamId: string,
  productId: string,
  vendorId: string,
): Promise<void> {
  if (await isFeatured(tx, streamId, productId)) return;
  const isOwn = (await findOwnVariants(tx, productId, vendorId)).length > 0;
  throw new AppError(isOwn ? 'product-unavailable' : 'not-found');
}

/**
 * Takes the pin off a show that the caller has locked, `offsetMs` after its start, unless its product is one of those
 * that stay on.
 */
export async function unpin(
  tx: Transaction,
  streamId: string,
  offsetMs: number,
  staying: readonly string[],
): Promise<void> {
  const pinned = await findPinned(tx, streamId);
  if (pinned !== undefined && !staying.includes(pinned)) await endPin(tx, streamId, offsetMs);
}
