import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CouponValue, type PriceLine, priceOrder } from './price-order.ts';

const line = (unitPriceMinor: number, more: Partial<PriceLine> = {}): PriceLine => ({
  ...{ vendorId: 'a', quantity: 1, isPhysical: false, unitPriceMinor },
  ...more,
});
const percent = (percentBasisPoints: number, vendorId = 'a'): CouponValue => ({
  ...{ vendorId, kind: 'percent', percentBasisPoints, amountMinor: null },
});
const amount = (amountMinor: number, vendorId = 'a'): CouponValue => ({
  ...{ vendorId, kind: 'amount', percentBasisPoints: null, amountMinor },
});
const rest = {
  currency: 'EUR',
  country: null,
  coupon: null,
  shippingMinor: new Map<string, number>(),
  taxOf: () => 0,
} as const;

test('lines add up', () => {
  expect(priceOrder({ ...rest, lines: [line(1250, { quantity: 2 }), line(800)] })).toMatchObject({
    itemsMinor: 3300,
    totalMinor: 3300,
    discountMinor: 0,
  });
});

test('a percentage is taken off each line of its seller, half a cent in favour of the buyer', () => {
  const lines = [line(1250), line(105), line(1000, { vendorId: 'b' })];
  const price = priceOrder({ ...rest, lines, coupon: percent(1000) });
  expect(price.lines.map((each) => each.discountMinor)).toEqual([125, 11, 0]);
  expect(price).toMatchObject({ itemsMinor: 2219, discountMinor: 136 });
});

test('an amount is shared out over the seller’s lines, and no line costs less than nothing', () => {
  const shares = (of: number, ...prices: number[]) =>
    priceOrder({ ...rest, lines: prices.map((price) => line(price)), coupon: amount(of) }).lines.map(
      (each) => each.discountMinor,
    );
  expect(shares(100, 1000, 1000, 1000)).toEqual([33, 33, 34]);
  expect(shares(2, 1, 1, 1)).toEqual([0, 1, 1]);
  expect(shares(500, 100, 0, 200)).toEqual([100, 0, 200]);
});

test('shipping is paid once a seller who sends something', () => {
  const lines = [
    line(100, { isPhysical: true }),
    line(100, { isPhysical: true }),
    line(100, { vendorId: 'b' }),
    line(100, { vendorId: 'c', isPhysical: true }),
  ];
  const shippingMinor = new Map([
    ['a', 450],
    ['b', 900],
  ]);
  const price = priceOrder({ ...rest, lines, shippingMinor });
  expect(price.lines.map((each) => each.shippingMinor)).toEqual([450, 0, 0, 0]);
  expect(price).toMatchObject({ shippingMinor: 450, totalMinor: 850 });
});

test('the tax rule is told what is bought, and its tax comes on top', () => {
  const price = priceOrder({
    ...rest,
    country: 'DE',
    lines: [line(1000)],
    taxOf: ({ lines, country }) => (country === 'DE' ? Math.round((lines[0]?.amountMinor ?? 0) * 0.19) : 0),
  });
  expect(price).toMatchObject({ taxMinor: 190, totalMinor: 1190 });
});

test('whatever is bought: totals add up, nothing is negative, a discount is never more than the items', () => {
  const vendor = fc.constantFrom('a', 'b', 'c');
  const anyLine = fc.record({
    vendorId: vendor,
    unitPriceMinor: fc.integer({ min: 0, max: 100_000_000 }),
    quantity: fc.integer({ min: 1, max: 100 }),
    isPhysical: fc.boolean(),
  });
  const anyCoupon = fc.oneof(
    fc.constant(null),
    fc.tuple(fc.integer({ min: 1, max: 10_000 }), vendor).map(([value, of]) => percent(value, of)),
    fc.tuple(fc.integer({ min: 1, max: 100_000_000 }), vendor).map(([value, of]) => amount(value, of)),
  );
  const rates = fc.array(fc.tuple(vendor, fc.integer({ min: 0, max: 1_000_000 }))).map((all) => new Map(all));
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 50 }), anyCoupon, rates, (lines, coupon, shippingMinor) => {
      const order = { ...rest, lines, coupon, shippingMinor, taxOf: () => 7 };
      const price = priceOrder(order);
      expect(priceOrder(order)).toEqual(price);
      const full = lines.reduce((sum, each) => sum + each.unitPriceMinor * each.quantity, 0);
      expect(price.itemsMinor + price.discountMinor).toBe(full);
      expect(price.totalMinor).toBe(price.itemsMinor + price.shippingMinor + 7);
      expect(price.lines.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(price.itemsMinor);
      expect(price.lines.reduce((sum, each) => sum + each.shippingMinor, 0)).toBe(price.shippingMinor);
      for (const [index, each] of price.lines.entries()) {
        expect(Math.min(each.amountMinor, each.discountMinor, each.shippingMinor)).toBeGreaterThanOrEqual(0);
        if (lines[index]?.vendorId !== coupon?.vendorId) expect(each.discountMinor).toBe(0);
      }
      if (coupon?.kind === 'amount')
        expect(price.discountMinor).toBe(
          Math.min(
            coupon.amountMinor ?? 0,
            lines
              .filter((each) => each.vendorId === coupon.vendorId)
              .reduce((sum, each) => sum + each.unitPriceMinor * each.quantity, 0),
          ),
        );
    }),
  );
});
