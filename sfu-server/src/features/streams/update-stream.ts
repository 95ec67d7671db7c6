import type { Stream } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { assertOwnProducts } from './create-stream.ts';
import { closeIntervals, findFeatured, openIntervals, replaceFeatured } from './featured.repo.ts';
import type { Unpin } from './ports.ts';
import { type ReadDeps, readStream } from './read-shows.ts';
import { type LockedShow, lockShow, setTexts } from './streams.repo.ts';

interface ShowChange {
  readonly streamId: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** All products of the show from now on, in their order. */
  readonly productIds?: readonly string[] | undefined;
}

/** Changes texts and products of a show of one's own that has not ended. Throws `not-found`, `stream-ended`, `mixed-currencies`. */
export async function updateStream(
  deps: ReadDeps & { readonly uow: UnitOfWork; readonly unpin: Unpin },
  change: ShowChange,
  seller: Seller,
): Promise<{ stream: Stream }> {
  const { streamId, title, description, productIds } = change;
  return deps.uow.run(async ({ tx, emit }) => {
    const show = await lockShow(tx, streamId, seller.vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status === 'ended') throw new AppError('stream-ended');
    await setTexts(tx, streamId, { title, description });
    emit({ type: 'stream-changed', streamId });
    if (productIds !== undefined) {
      await assertOwnProducts(deps.readProductsById, tx, { productIds, soldIn: show.soldIn }, seller);
      await exchangeProducts(deps, tx, { streamId, show, productIds });
      emit({ type: 'stream-products-changed', streamId });
      emit({ type: 'showcase-changed', streamId });
    }
    return { stream: await readStream(deps, tx, streamId) };
  });
}

interface Exchange {
  readonly streamId: string;
  readonly show: LockedShow;
  readonly productIds: readonly string[];
}

/** Replaces the products; of a live show it is noted when each came and went, the pinned one too. */
async function exchangeProducts(
  { unpin }: { readonly unpin: Unpin },
  tx: Transaction,
  { streamId, show, productIds }: Exchange,
): Promise<void> {
  if (show.status === 'live' && show.offsetMs !== null) {
    const before = (await findFeatured(tx, [streamId])).map(({ productId }) => productId);
    await closeIntervals(tx, streamId, without(before, productIds), show.offsetMs);
    await openIntervals(tx, streamId, without(productIds, before), show.offsetMs);
    await unpin(tx, streamId, show.offsetMs, productIds);
  }
  await replaceFeatured(tx, streamId, productIds);
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others);
  return ids.filter((id) => !left.has(id));
}
