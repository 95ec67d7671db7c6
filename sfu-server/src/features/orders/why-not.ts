import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { refusalOf, refused } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import type { Offer } from './offers.repo.ts';

/** Why items of an offer could not be had, for each who wanted some, by how the offer is now. */
export async function whyNot<Want extends { readonly quantity: number }>(
  tx: Transaction,
  { productId, variantId, dropId }: Offer,
  wants: readonly Want[],
): Promise<ReadonlyMap<Want, AppError>> {
  if (wants.length === 0) return new Map();
  const now = await chooseOffer(tx, { productId, variantId, dropId: dropId ?? undefined });
  return new Map(
    wants.map((want) => {
      const refusal = refusalOf(now, want.quantity);
      // Somebody gave some back in between; asking again will do.
      return [want, refusal === null ? new AppError('sold-out') : refused(refusal, now)];
    }),
  );
}
