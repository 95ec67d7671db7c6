import type { Sale } from '@stallcast/shared/contract';
import { saleSchema } from '@stallcast/shared/contract';
import { expect, test } from 'vitest';
import { saleHeading, toSaleCsv } from './sale-csv.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

function saleOf(buyerName: string, productName = 'Cup'): Sale {
  return saleSchema.parse({
    ...{ orderId: id, status: 'paid', buyerName, address: null, shipping: money(490), total: money(2990) },
    ...{ createdAt: '2026-11-22T20:00:00.000Z', paidAt: '2026-11-22T20:00:01.000Z', shipment: null },
    lines: [
      {
        ...{ orderLineId: id, productId: id, variantId: id, name: productName, variant: 'M / red' },
        ...{ quantity: 2, unitPrice: money(1250), discount: money(0), amount: money(2500) },
        ...{ streamId: null, showOffsetMs: null, refundable: money(2990) },
        ...{ refundStatus: null, refundedAt: null },
      },
    ],
  });
}

const fieldOf = (csv: string, heading: string) => {
  const at = saleHeading.trimEnd().split(',').indexOf(heading);
  return csv.trimEnd().split(',')[at];
};

test('a row a line, amounts in the currency’s own unit', () => {
  const csv = toSaleCsv([saleOf('Ada')]);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(fieldOf(csv, 'buyer')).toBe('Ada');
  expect(fieldOf(csv, 'amount')).toBe('25.00');
  expect(fieldOf(csv, 'shipping')).toBe('4.90');
});

test('commas, quotes and line ends stand within quotes', () => {
  expect(toSaleCsv([saleOf('Ada, "the first"\r\nLovelace')])).toContain(',"Ada, ""the first""\r\nLovelace",');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '|calc', '\t=1', ' =1', '%0'])(
  'what begins like a formula is not run: %j',
  (text) => {
    expect(toSaleCsv([saleOf('Ada', text)])).toContain(`,'${text},`);
  },
);
