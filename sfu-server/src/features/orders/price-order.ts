import type { CurrencyCode } from '@stallcast/shared/domain';

/** A line as it is priced: amounts in the currency's minor unit. */
export interface PriceLine {
  readonly vendorId: string;
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly isPhysical: boolean;
}

/** What a seller's coupon takes off that seller's lines. */
export interface CouponValue {
  readonly vendorId: string;
  readonly kind: 'percent' | 'amount';
  /** In hundredths of a percent. */
  readonly percentBasisPoints: number | null;
  readonly amountMinor: number | null;
}

export interface PricedLine {
  readonly discountMinor: number;
  /** What the line costs after that. */
  readonly amountMinor: number;
  /** Of the order's shipping: a seller's first line that is sent carries it. */
  readonly shippingMinor: number;
}

/** What is known when the tax of an order is asked for. */
export interface Taxable {
  readonly lines: readonly (PriceLine & PricedLine)[];
  readonly currency: CurrencyCode;
  /** ISO 3166-1 alpha-2; null while no address was given. */
  readonly country: string | null;
}

interface Priceable {
  readonly lines: readonly PriceLine[];
  readonly currency: CurrencyCode;
  readonly country: string | null;
  readonly coupon: CouponValue | null;
  /** What each seller takes for a parcel; a seller who is not named takes nothing. */
  readonly shippingMinor: ReadonlyMap<string, number>;
  /** The tax on top, in the minor unit. */
  readonly taxOf: (sale: Taxable) => number;
}

export interface Price {
  /** In the order of the lines that were given. */
  readonly lines: readonly PricedLine[];
  readonly itemsMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** What an order costs: its lines less a coupon's discount, shipping per seller, and tax. The same in gives the same out. */
export function priceOrder(order: Priceable): Price {
  const { coupon, shippingMinor: rates, taxOf, ...rest } = order;
  const discounts = discountsOf(order.lines, coupon);
  const shipping = shippingOf(order.lines, rates);
  const lines = order.lines.map((line, index) => {
    const discountMinor = discounts[index] ?? 0;
    return {
      ...line,
      discountMinor,
      amountMinor: line.unitPriceMinor * line.quantity - discountMinor,
      shippingMinor: shipping[index] ?? 0,
    };
  });
  const itemsMinor = sum(lines.map((line) => line.amountMinor));
  const shippingMinor = sum(shipping);
  const taxMinor = taxOf({ ...rest, lines });
  return {
    lines: lines.map(({ discountMinor, amountMinor, shippingMinor: ofLine }) => ({
      ...{ discountMinor, amountMinor },
      shippingMinor: ofLine,
    })),
    ...{ itemsMinor, shippingMinor, taxMinor },
    discountMinor: sum(discounts),
    totalMinor: itemsMinor + shippingMinor + taxMinor,
  };
}

function discountsOf(lines: readonly PriceLine[], coupon: CouponValue | null): number[] {
  if (coupon === null) return lines.map(() => 0);
  const full = lines.map((line) =>
    line.vendorId === coupon.vendorId ? line.unitPriceMinor * line.quantity : 0,
  );
  return coupon.kind === 'percent'
    ? full.map((amount) => percentOf(amount, coupon.percentBasisPoints ?? 0))
    : shareOut(Math.min(coupon.amountMinor ?? 0, sum(full)), full);
}

/** Half a minor unit is rounded up. */
function percentOf(amountMinor: number, basisPoints: number): number {
  return Number((BigInt(amountMinor) * BigInt(basisPoints) + 5000n) / 10_000n);
}

/** Shares an amount out in proportion: each line up to itself, and the last one that has a share takes the rest. */
function shareOut(amountMinor: number, full: readonly number[]): number[] {
  const total = BigInt(sum(full));
  if (total === 0n) return full.map(() => 0);
  let reached = 0n;
  let given = 0n;
  return full.map((line) => {
    reached += BigInt(line);
    const until = (BigInt(amountMinor) * reached) / total;
    const share = until - given;
    given = until;
    return Number(share);
  });
}

function shippingOf(lines: readonly PriceLine[], rates: ReadonlyMap<string, number>): number[] {
  const carried = new Set<string>();
  return lines.map(({ vendorId, isPhysical }) => {
    if (!isPhysical || carried.has(vendorId)) return 0;
    carried.add(vendorId);
    return rates.get(vendorId) ?? 0;
  });
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
