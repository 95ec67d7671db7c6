import type { Sale } from '@stallcast/shared/contract';
import { toDecimal } from '@stallcast/shared/domain';
import { toCsvRow } from '../../platform/csv.ts';

type Line = Sale['lines'][number];

/** A column an entry: its heading, and what stands in it. */
const columns: readonly (readonly [string, (sale: Sale, line: Line) => string])[] = [
  ['order', (sale) => sale.orderId],
  ['paid at', (sale) => sale.paidAt ?? ''],
  ['status', (sale) => sale.status],
  ['buyer', (sale) => sale.buyerName],
  ['product', (_, line) => line.name],
  ['variant', (_, line) => line.variant],
  ['quantity', (_, line) => String(line.quantity)],
  ['unit price', (_, line) => toDecimal(line.unitPrice)],
  ['discount', (_, line) => toDecimal(line.discount)],
  ['amount', (_, line) => toDecimal(line.amount)],
  [
    'shipping',
    (_, { refundable, amount }) =>
      toDecimal({ ...amount, amountMinor: refundable.amountMinor - amount.amountMinor }),
  ],
  ['currency', (_, line) => line.amount.currency],
  ['refunded at', (_, line) => line.refundedAt ?? ''],
  ['show', (_, line) => line.streamId ?? ''],
  ['show second', (_, { showOffsetMs }) => (showOffsetMs === null ? '' : String(showOffsetMs / 1000))],
  ['name', ({ address }) => address?.name ?? ''],
  ['address', ({ address }) => address?.line1 ?? ''],
  ['address 2', ({ address }) => address?.line2 ?? ''],
  ['postal code', ({ address }) => address?.postalCode ?? ''],
  ['city', ({ address }) => address?.city ?? ''],
  ['region', ({ address }) => address?.region ?? ''],
  ['country', ({ address }) => address?.country ?? ''],
  ['phone', ({ address }) => address?.phone ?? ''],
  ['carrier', ({ shipment }) => shipment?.carrier ?? ''],
  ['tracking', ({ shipment }) => shipment?.tracking ?? ''],
  ['shipped at', ({ shipment }) => shipment?.shippedAt ?? ''],
];

export const saleHeading = toCsvRow(columns.map(([heading]) => heading));

/** Sales as CSV (RFC 4180), a row a line, without a heading. */
export function toSaleCsv(sales: readonly Sale[]): string {
  return sales
    .flatMap((sale) => sale.lines.map((line) => toCsvRow(columns.map(([, read]) => read(sale, line)))))
    .join('');
}
