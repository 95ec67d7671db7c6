import type { Address } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import { valueOf } from '../../platform/tried.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { lockCart } from './cart.repo.ts';
import { chooseOffer } from './choose-offer.ts';
import { chooseProducts, type SinglePurchase, takeCart } from './choose-lines.ts';
import { findCoupons } from './coupon-use.repo.ts';
import type { CallKey } from './idempotency.repo.ts';
import { findCartOffers, type Offer } from './offers.repo.ts';
import { findOpenCheckouts, type OrderRow } from './orders.repo.ts';
import { placeOrder } from './place-order.ts';
import type { TaxRule } from './ports.ts';
import { cancelOrder, type Holdings, lockHoldings } from './release-order.ts';
import { isAddressed } from './wanted-lines.ts';

export interface WantedOrder {
  readonly call: CallKey;
  /** One product, or else the cart. */
  readonly product: SinglePurchase | null;
  readonly address: Address | null;
  readonly couponCode: string | null;
  /** It is paid at once: then it must be known where to send it. */
  readonly isPaidNow: boolean;
}

/**
 * Makes an order of one product or of the cart, in the caller's transaction; the checkout that the buyer left open is left
 * by it. Throws why not: see `chooseProducts`, `takeCart` and `placeOrder`; `address-needed`.
 */
export async function startOrder(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  { product, isPaidNow, ...wanted }: WantedOrder,
): Promise<OrderRow> {
  const { tx } = work;
  const { userId } = wanted.call;
  const cartId = await lockCart(tx, { userId });
  for (const open of await findOpenCheckouts(tx, [userId])) await leave(work, open, product, wanted);
  const lines = product
    ? (await chooseProducts(tx, [product])).map(valueOf)
    : await takeCart(tx, userId, cartId);
  if (isPaidNow && !isAddressed(lines, wanted.address)) throw new AppError('address-needed');
  return placeOrder(deps, work, { ...wanted, lines, fromCart: product === null });
}

/** Leaves an open checkout. What the new one takes is locked together with what is given back. */
async function leave(
  work: Work,
  open: OrderRow,
  product: SinglePurchase | null,
  { call, couponCode }: Pick<WantedOrder, 'call' | 'couponCode'>,
): Promise<void> {
  const { tx } = work;
  const offers: readonly Offer[] = product
    ? [await chooseOffer(tx, product)]
    : await findCartOffers(tx, call);
  const vendorIds = [...new Set(offers.map((offer) => offer.vendorId))];
  const coupons = couponCode === null ? [] : await findCoupons(tx, couponCode, vendorIds);
  const holdings: Holdings = await lockHoldings(tx, open.id, {
    variantIds: offers.map((offer) => offer.variantId),
    dropIds: offers.flatMap((offer) => offer.dropId ?? []),
    couponIds: coupons.map((coupon) => coupon.couponId),
  });
  await cancelOrder(work, holdings, 'left');
}
