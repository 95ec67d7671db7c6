import { liveStreams, streamCounters, vendors } from '@stallcast/drizzle';
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';
import { sellerColumns } from '../../platform/seller-ref.ts';

const s = liveStreams;

export interface ListingQuery {
  readonly vendorId?: string | undefined;
  /** The last show of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

/** How long after its time a show that has not begun is still expected. */
const lateness = sql`interval '1 hour'`;

/** Live shows that everyone may see, newest first. */
export async function findLiveCards(db: Queryable, { vendorId, after, limit }: ListingQuery) {
  return selectCards(
    db,
    and(
      ...[eq(s.status, 'live'), eq(s.visibility, 'public'), ofSeller(vendorId)],
      after === undefined ? undefined : lt(s.id, after),
    ),
    { orderBy: [desc(s.id)], limit },
  );
}

/** Shows to come that everyone may see, the next one first. The page goes on where the last show stands now. */
export async function findUpcomingCards(db: Queryable, { vendorId, after, limit }: ListingQuery) {
  const place = (id: string) =>
    db
      .select({ scheduledAt: s.scheduledAt, id: s.id })
      .from(s)
      .where(and(eq(s.id, id), isNotNull(s.scheduledAt)));
  return selectCards(
    db,
    and(
      ...[eq(s.status, 'scheduled'), eq(s.visibility, 'public'), ofSeller(vendorId)],
      gt(s.scheduledAt, sql`now() - ${lateness}`),
      after === undefined ? undefined : sql`(${s.scheduledAt}, ${s.id}) > ${place(after)}`,
    ),
    { orderBy: [asc(s.scheduledAt), asc(s.id)], limit },
  );
}

/** These shows, whatever their state, unless they are rehearsals. */
export async function findCards(db: Queryable, streamIds: readonly string[]) {
  if (streamIds.length === 0) return [];
  const where = and(inArray(s.id, [...streamIds]), ne(s.visibility, 'rehearsal'));
  return selectCards(db, where, { orderBy: [asc(s.id)], limit: streamIds.length });
}

async function selectCards(
  db: Queryable,
  where: SQL | undefined,
  { orderBy, limit }: { readonly orderBy: SQL[]; readonly limit: number },
) {
  return db
    .select({ stream: s, seller: sellerColumns, viewersNow: streamCounters.viewersNow })
    .from(s)
    .innerJoin(vendors, eq(vendors.id, s.vendorId))
    .innerJoin(streamCounters, eq(streamCounters.streamId, s.id))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit);
}

function ofSeller(vendorId: string | undefined): SQL | undefined {
  return vendorId === undefined ? undefined : eq(s.vendorId, vendorId);
}
