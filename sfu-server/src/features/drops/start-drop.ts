import type { Drop, RouteInput, Routes } from '@stallcast/shared/contract';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { closeLocked } from './close-drop.ts';
import {
  findDrop,
  findOwnVariants,
  findRunning,
  insertDrop,
  isFeatured,
  lockVariant,
  setAside,
} from './drops.repo.ts';
import { toDrop } from './drops.views.ts';
import type { LockShow } from './ports.ts';

type NewDrop = RouteInput<Routes['drops.start']>['body'];

interface StartDeps {
  readonly uow: UnitOfWork;
  readonly lockShow: LockShow;
}

/** The longest offset that an integer column holds, in ms: 24 days. */
const longestMs = 2_147_483_647;

/**
 * Announces a drop in a live show of the seller's own: its items leave the stock at once, and it opens after the
 * countdown. Throws `not-found`, `variant-needed`, `product-unavailable`, `drop-running`, `sold-out`, `stream-not-live`.
 */
export async function startDrop(
  { uow, lockShow }: StartDeps,
  input: NewDrop,
  { vendorId }: Seller,
): Promise<{ drop: Drop }> {
  const { streamId, productId, priceMinor, quantity, perBuyerLimit } = input;
  const id = uuidv7();
  return uow.run(async (work) => {
    const { tx, emit } = work;
    const { variantId, currency } = await chooseVariant(tx, input, vendorId);
    await takeItems(work, variantId, quantity);
    // Taken last; whoever ends the show takes it too, so that no drop begins in a show that has ended.
    const show = await lockShow(tx, streamId, vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status !== 'live' || show.offsetMs === null) throw new AppError('stream-not-live');
    if (!(await isFeatured(tx, streamId, productId))) throw new AppError('product-unavailable');
    const opensOffsetMs = Math.min(show.offsetMs + input.countdownSeconds * 1000, longestMs);
    const row = {
      id,
      streamId,
      vendorId,
      productId,
      variantId,
      priceMinor,
      currency,
      quantity,
      perBuyerLimit,
    };
    await insertDrop(tx, { ...row, opensOffsetMs }, input.openForSeconds);
    emit({ type: 'showcase-changed', streamId });
    emit({ type: 'product-changed', productId });
    const stored = await findDrop(tx, id);
    if (!stored) throw new Error('the drop that was stored is not there');
    return { drop: toDrop(stored, stored.now) };
  });
}

/** The variant that is meant: the one that is named, or the only one for sale. */
async function chooseVariant(
  tx: Transaction,
  { productId, variantId }: Pick<NewDrop, 'productId' | 'variantId'>,
  vendorId: string,
): Promise<{ variantId: string; currency: CurrencyCode }> {
  const all = await findOwnVariants(tx, productId, vendorId);
  const meant = variantId === undefined ? all : all.filter((variant) => variant.variantId === variantId);
  if (meant.length === 0) throw new AppError('not-found');
  const [only, another] = meant.filter((variant) => variant.status === 'active');
  if (only?.productStatus !== 'active') throw new AppError('product-unavailable');
  if (another) throw new AppError('variant-needed');
  return only;
}

async function takeItems(work: Work, variantId: string, quantity: number): Promise<void> {
  await lockVariant(work.tx, variantId);
  const running = await findRunning(work.tx, variantId);
  // One whose time is over may still wait to be closed.
  if (running !== undefined && !(await closeLocked(work, running, (due) => due)))
    throw new AppError('drop-running');
  if (!(await setAside(work.tx, variantId, quantity))) throw new AppError('sold-out');
}
