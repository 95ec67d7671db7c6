import type { Drop } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { findDrop, lockVariant } from './drops.repo.ts';
import { toDrop } from './drops.views.ts';
import { type CloseReason, type DueDrop, findDueDrops, lockOpenDrop, settleDrop } from './due-drops.repo.ts';

/** Closes a drop of the seller's own before its time; one that is closed stays as it is. Throws `not-found`. */
export async function closeDrop(
  { uow }: { readonly uow: UnitOfWork },
  dropId: string,
  { vendorId }: Seller,
): Promise<{ drop: Drop }> {
  return uow.run(async (work) => {
    const row = await findDrop(work.tx, dropId);
    if (row?.drop.vendorId !== vendorId) throw new AppError('not-found');
    await lockVariant(work.tx, row.drop.variantId);
    await closeLocked(work, dropId, (due) => due ?? 'seller');
    const closed = await findDrop(work.tx, dropId);
    if (!closed) throw new AppError('not-found');
    return { drop: toDrop(closed, closed.now) };
  });
}

/** At most so many are closed before it is looked again. */
const batch = 100;

/**
 * Closes every drop whose time is over, whose show has ended or shows its product no more, or of which everything is
 * paid for. Each in a transaction of its own; whatever was closed meanwhile is left. Answers how many it closed.
 */
export async function closeDueDrops({ uow }: { readonly uow: UnitOfWork }): Promise<number> {
  let closed = 0;
  for (;;) {
    const due = await uow.read((db) => findDueDrops(db, batch));
    for (const drop of due) if (await closeOne(uow, drop)) closed += 1;
    if (due.length < batch) return closed;
  }
}

async function closeOne(uow: UnitOfWork, { dropId, variantId }: DueDrop): Promise<boolean> {
  return uow.run(async (work) => {
    await lockVariant(work.tx, variantId);
    return closeLocked(work, dropId, (due) => due);
  });
}

/**
 * Closes a drop whose variant the caller has locked, for the reason that `reasonOf` finds; it is told why the drop has to
 * be closed anyway. What is left goes back into the stock. False if it stays open or was closed before.
 */
export async function closeLocked(
  { tx, emit }: Work,
  dropId: string,
  reasonOf: (due: CloseReason | null) => CloseReason | null,
): Promise<boolean> {
  const open = await lockOpenDrop(tx, dropId);
  const reason = open ? reasonOf(open.due) : null;
  if (reason === null) return false;
  const { streamId, productId } = await settleDrop(tx, dropId, reason);
  emit({ type: 'showcase-changed', streamId });
  emit({ type: 'product-changed', productId });
  return true;
}
