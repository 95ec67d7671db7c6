import type { Stream } from '@stallcast/shared/contract';
import type { Orientation, Visibility } from '@stallcast/shared/domain';
import type { Seller } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { assertOwnProducts } from './create-stream.ts';
import { closeIntervals, findFeatured, openIntervals, replaceFeatured } from './featured.repo.ts';
import type { Unpin } from './ports.ts';
import { type ReadDeps, readStream } from './read-shows.ts';
import { type LockedShow, lockShow, setTerms } from './streams.repo.ts';

interface ShowChange {
  readonly streamId: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** RFC 3339; null takes the time away. */
  readonly scheduledAt?: string | null | undefined;
  readonly visibility?: Visibility | undefined;
  readonly orientation?: Orientation | undefined;
  /** All products of the show from now on, in their order. */
  readonly productIds?: readonly string[] | undefined;
}

/**
 * Changes what is said of a show of one's own that has not ended, and its products. Throws `not-found`, `stream-ended`,
 * `mixed-currencies`, and `invalid-input` when a show that is live would become a rehearsal, or a rehearsal public.
 */
export async function updateStream(
  deps: ReadDeps & { readonly uow: UnitOfWork; readonly unpin: Unpin },
  change: ShowChange,
  seller: Seller,
): Promise<{ stream: Stream }> {
  const { streamId, productIds, scheduledAt, ...terms } = change;
  return deps.uow.run(async ({ tx, emit }) => {
    const show = await lockShow(tx, streamId, seller.vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status === 'ended') throw new AppError('stream-ended');
    assertSameStage(show, change);
    const time = scheduledAt == null ? scheduledAt : new Date(scheduledAt);
    await setTerms(tx, streamId, { ...terms, scheduledAt: time });
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

/** What was seen and sold in a show cannot become practice, nor practice a show that others missed. */
function assertSameStage({ status, visibility }: LockedShow, change: ShowChange): void {
  if (status === 'scheduled' || change.visibility === undefined) return;
  if ((change.visibility === 'rehearsal') === (visibility === 'rehearsal')) return;
  const message = 'can be changed to or from a rehearsal only before the show begins';
  throw new AppError('invalid-input', { fields: [{ path: 'visibility', message }] });
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
