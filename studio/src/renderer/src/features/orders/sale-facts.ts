import type { Sale } from '@stallcast/shared/contract';
import { type Money, sumMoney } from '@stallcast/shared/domain';

type SaleLine = Sale['lines'][number];

/** The lines whose money was not paid back, and is not on its way. */
export function openLines({ lines }: Pick<Sale, 'lines'>): readonly SaleLine[] {
  return lines.filter(({ refundedAt, refundStatus }) => refundedAt === null && refundStatus !== 'requested');
}

/** Money of a cancelled order never came, that of a pending one may not come; of the others it can be paid back. */
export function canRefund(sale: Pick<Sale, 'status' | 'lines'>): boolean {
  return (sale.status === 'paid' || sale.status === 'fulfilled') && openLines(sale).length > 0;
}

/** A parcel can be on its way once it is paid; what was said of it can be corrected later. */
export function canShip({ status, address, lines }: Pick<Sale, 'status' | 'address' | 'lines'>): boolean {
  return address !== null && (status === 'paid' || status === 'fulfilled') && openLines({ lines }).length > 0;
}

/** What the buyer gets back for these lines; null for none. */
export function refundTotal(lines: readonly SaleLine[]): Money | null {
  const [first] = lines;
  return first
    ? sumMoney(
        lines.map(({ refundable }) => refundable),
        first.refundable.currency,
      )
    : null;
}

/** What was bought, in a line: the first product, and how many others. */
export function saleSummary({ lines }: Pick<Sale, 'lines'>) {
  const [first] = lines;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return { first: first?.name ?? '', others: Math.max(0, lines.length - 1), units };
}

/** The address as it is written on a parcel, a line each. */
export function addressLines(address: NonNullable<Sale['address']>): readonly string[] {
  const { name, line1, line2, postalCode, city, region, country, phone } = address;
  const place = [postalCode, city].filter(Boolean).join(' ');
  return [name, line1, line2, place, region, country, phone].filter(
    (line): line is string => line !== undefined && line !== '',
  );
}

/** The number people call an order by: the end of its id, which differs most. */
export function orderNumber(orderId: string): string {
  return orderId.slice(-8).toUpperCase();
}
