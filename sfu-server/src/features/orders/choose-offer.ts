import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { type Choice, findOffers, type Offer } from './offers.repo.ts';

/**
 * What a buyer means: the named variant or drop, or the only variant there is. Throws `not-found`, also for a show or
 * drop that is not there, and `variant-needed` where the product has several for sale.
 */
export async function chooseOffer(db: Queryable, choice: Choice): Promise<Offer> {
  const [offer, other] = await findOffers(db, choice);
  if (!offer) throw new AppError('not-found');
  if (choice.streamId !== undefined && offer.streamId === null) throw new AppError('not-found');
  if (other?.status === 'active') throw new AppError('variant-needed');
  return offer;
}
