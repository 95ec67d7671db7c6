import type { PastShow } from '@stallcast/shared/contract';
import { toDecimal } from '@stallcast/shared/domain';
import { toCsvRow } from '../../platform/csv.ts';

/** A column an entry: its heading, and what stands in it. */
const columns: readonly (readonly [string, (show: PastShow) => string])[] = [
  ['show', (show) => show.streamId],
  ['title', (show) => show.title],
  ['status', (show) => show.status],
  ['visibility', (show) => show.visibility],
  ['scheduled at', (show) => show.scheduledAt ?? ''],
  ['started at', (show) => show.startedAt ?? ''],
  ['ended at', (show) => show.endedAt ?? ''],
  ['seconds', (show) => String(show.durationMs / 1000)],
  ['viewers', ({ counters }) => String(counters.viewersTotal)],
  ['viewers at once', ({ counters }) => String(counters.viewersPeak)],
  ['likes', ({ counters }) => String(counters.likes)],
  ['dislikes', ({ counters }) => String(counters.dislikes)],
  ['comments', ({ counters }) => String(counters.comments)],
  ['put in carts', ({ counters }) => String(counters.cartAdds)],
  ['orders', ({ counters }) => String(counters.orders)],
  ['items', ({ counters }) => String(counters.units)],
  ['revenue', ({ counters }) => (counters.revenue ? toDecimal(counters.revenue) : '')],
  ['refunded', ({ counters }) => (counters.refunded ? toDecimal(counters.refunded) : '')],
  ['currency', ({ counters }) => counters.revenue?.currency ?? ''],
  ['replay', ({ replay }) => replay?.state ?? ''],
];

export const showHeading = toCsvRow(columns.map(([heading]) => heading));

/** A show's figures as a row of CSV (RFC 4180). */
export function toShowRow(show: PastShow): string {
  return toCsvRow(columns.map(([, read]) => read(show)));
}
