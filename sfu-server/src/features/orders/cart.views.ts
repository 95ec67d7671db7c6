import { type Cart, cartSchema } from '@stallcast/shared/contract';
import { type Money, multiplyMoney, sumMoney, variantLabel } from '@stallcast/shared/domain';
import { refusalOfLine } from './check-offer.ts';
import { type CartOffer, isOnShow } from './offers.repo.ts';

/** A cart at today's prices. */
export function toCart(offers: readonly CartOffer[]): Cart {
  const lines = offers.map(toLine);
  return cartSchema.parse({
    lines,
    total: totalOf(lines.filter((line) => line.available).map((line) => line.lineTotal)),
  });
}

function toLine(offer: CartOffer) {
  const unitPrice: Money = { amountMinor: offer.priceMinor, currency: offer.currency };
  return {
    productId: offer.productId,
    variantId: offer.variantId,
    name: offer.name,
    variant: variantLabel(offer),
    imageUrl: offer.imagePath,
    unitPrice,
    quantity: offer.quantity,
    lineTotal: multiplyMoney(unitPrice, offer.quantity),
    stock: offer.stock + (offer.heldQuantity ?? 0),
    perOrderLimit: offer.perOrderLimit,
    isPhysical: offer.isPhysical,
    available: refusalOfLine(offer) === null,
    streamId: isOnShow(offer) ? offer.streamId : null,
    dropId: offer.dropId,
    reservedUntil: offer.heldUntil?.toISOString() ?? null,
  };
}

function totalOf(amounts: readonly Money[]): Money | null {
  const currencies = new Set(amounts.map((amount) => amount.currency));
  const [currency] = currencies;
  return currency === undefined || currencies.size > 1 ? null : sumMoney(amounts, currency);
}
