import { saleSchema } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import { addressLines, canRefund, canShip, orderNumber, refundTotal, saleSummary } from './sale-facts.ts';
import { allSales, saleQuery } from './sale-filter.ts';

const id = (number: number) => `7d8a2f7e-8a57-4c37-9f0f-${String(number).padStart(12, '0')}`;
const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const at = '2030-01-01T00:00:00Z';
const address = { name: 'Ana', line1: '1 High Street', postalCode: '10115', city: 'Berlin', country: 'DE' };

const line = (number: number, part: object = {}) => ({
  ...{ orderLineId: id(number), productId: id(90), variantId: id(91), name: `Mug ${number}`, variant: '' },
  ...{ quantity: 2, unitPrice: money(1000), discount: money(0), amount: money(2000) },
  ...{
    streamId: null,
    showOffsetMs: null,
    refundable: money(2490),
    refundStatus: null,
    refundedAt: null,
    ...part,
  },
});
const sale = (part: object = {}) =>
  saleSchema.parse({
    ...{ orderId: id(1), status: 'paid', buyerName: 'Ana', address, lines: [line(1), line(2)] },
    ...{ shipping: money(490), total: money(4490), createdAt: at, paidAt: at, shipment: null, ...part },
  });

describe('an order', () => {
  test('can be paid back while there is money of it', () => {
    expect(canRefund(sale())).toBe(true);
    expect(canRefund(sale({ status: 'fulfilled' }))).toBe(true);
    for (const status of ['pending', 'cancelled', 'refunded'])
      expect(canRefund(sale({ status }))).toBe(false);
    expect(canRefund(sale({ lines: [line(1, { refundedAt: at })] }))).toBe(false);
    expect(canRefund(sale({ lines: [line(1, { refundStatus: 'requested' })] }))).toBe(false);
    expect(canRefund(sale({ lines: [line(1, { refundStatus: 'failed' })] }))).toBe(true);
  });

  test('is sent once it is paid, if there is an address', () => {
    expect(canShip(sale())).toBe(true);
    expect(canShip(sale({ address: null }))).toBe(false);
    expect(canShip(sale({ status: 'pending' }))).toBe(false);
  });

  test('is paid back with what hangs on the chosen lines', () => {
    const { lines } = sale();
    expect(refundTotal(lines)).toEqual(money(4980));
    expect(refundTotal(lines.slice(0, 1))).toEqual(money(2490));
    expect(refundTotal([])).toBeNull();
  });

  test('reads in a line, with an address as on a parcel and a short number', () => {
    expect(saleSummary(sale())).toEqual({ first: 'Mug 1', others: 1, units: 4 });
    expect(addressLines(address)).toEqual(['Ana', '1 High Street', '10115 Berlin', 'DE']);
    expect(orderNumber('7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11')).toBe('7A6C1A11');
  });
});

test('an open filter asks for everything', () => {
  expect(saleQuery(allSales)).toEqual({});
  expect(saleQuery({ search: ' ana ', status: 'paid', streamId: id(3) })).toEqual({
    ...{ search: 'ana', status: 'paid', streamId: id(3) },
  });
});
