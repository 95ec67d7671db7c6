import { liveStreams, savedStreams, streamCounters, vendors } from '@stallcast/drizzle';
import type { Orientation, StreamStatus, Visibility } from '@stallcast/shared/domain';
import { and, desc, eq, exists, lt, ne, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { sellerColumns } from '../../platform/seller-ref.ts';

const s = liveStreams;
const c = streamCounters;
/** By the database's clock, and not of the transaction's beginning: it may have waited for a lock. */
const now = sql`clock_timestamp()`;
/** The longest offset that an integer column holds, in ms: 24 days. */
const longestMs = 2_147_483_647;

export interface StreamFilter {
  readonly streamId?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly status?: StreamStatus | undefined;
  /** Only shows that everyone may see; without it, whatever their visibility. */
  readonly visibility?: 'public';
  /** Leaves out rehearsals of other sellers than this one; null leaves out all of them. */
  readonly rehearsalsOf?: string | null;
  /** Leaves out shows that their seller deleted. */
  readonly withoutDeleted?: boolean;
  /** Only shows that were prepared before this one. */
  readonly after?: string | undefined;
}

/** Since the start by the database's clock, final once ended, in whole ms; 0 for a show that was not started. */
export const elapsedMs = sql<number>`coalesce(floor(greatest(extract(epoch from coalesce(${s.endedAt}, ${now}) - ${s.startedAt}) * 1000, 0)), 0)::double precision`;

export type StreamRow = Awaited<ReturnType<typeof findStreams>>[number];

/** Shows with seller, figures and playable replay, newest first (ids count up in time). */
export async function findStreams(db: Queryable, filter: StreamFilter, limit: number) {
  return db
    .select({ stream: s, seller: sellerColumns, counters: c, replayId: savedStreams.id, elapsedMs })
    .from(s)
    .innerJoin(vendors, eq(vendors.id, s.vendorId))
    .innerJoin(c, eq(c.streamId, s.id))
    .leftJoin(savedStreams, and(eq(savedStreams.streamId, s.id), eq(savedStreams.state, 'ready')))
    .where(
      and(
        filter.streamId === undefined ? undefined : eq(s.id, filter.streamId),
        filter.vendorId === undefined ? undefined : eq(s.vendorId, filter.vendorId),
        filter.status === undefined ? undefined : eq(s.status, filter.status),
        filter.visibility === undefined ? undefined : eq(s.visibility, filter.visibility),
        filter.rehearsalsOf === undefined ? undefined : isRehearsalOf(filter.rehearsalsOf),
        filter.withoutDeleted ? sql`${s.endChoice} is distinct from 'delete'` : undefined,
        filter.after === undefined ? undefined : lt(s.id, filter.after),
      ),
    )
    .orderBy(desc(s.id))
    .limit(limit);
}

/** Whether a show is no rehearsal, or one of this seller's. */
function isRehearsalOf(vendorId: string | null) {
  return or(ne(s.visibility, 'rehearsal'), vendorId === null ? undefined : eq(s.vendorId, vendorId));
}

/** One show; undefined if there is none. */
export async function findStream(db: Queryable, streamId: string): Promise<StreamRow | undefined> {
  const [row] = await findStreams(db, { streamId }, 1);
  return row;
}

/** Ids of the shows that are live, oldest first. */
export async function findLiveIds(db: Queryable): Promise<string[]> {
  const rows = await db.select({ id: s.id }).from(s).where(eq(s.status, 'live')).orderBy(s.id);
  return rows.map(({ id }) => id);
}

interface NewStream {
  readonly id: string;
  readonly vendorId: string;
  readonly title: string;
  readonly description: string;
  readonly scheduledAt: Date | null;
  readonly visibility: Visibility;
  readonly orientation: Orientation;
}

/** Stores a scheduled show and its figures, all zero. */
export async function insertStream(tx: Transaction, row: NewStream): Promise<void> {
  await tx.insert(s).values(row);
  await tx.insert(c).values({ streamId: row.id });
}

export type LockedShow = NonNullable<Awaited<ReturnType<typeof lockShow>>>;

/**
 * Locks a seller's own show against every other change, figures included, and reads it; undefined if it is not theirs.
 * The row is read by a statement of its own: one that waited for the lock would still see it as it was before.
 */
export async function lockShow(tx: Transaction, streamId: string, vendorId: string) {
  const isOwn = exists(
    tx
      .select({ id: s.id })
      .from(s)
      .where(and(eq(s.id, streamId), eq(s.vendorId, vendorId))),
  );
  const locked = await tx
    .select({ id: c.streamId })
    .from(c)
    .where(and(eq(c.streamId, streamId), isOwn))
    .for('update');
  if (locked.length === 0) return undefined;
  const [row] = await tx
    .select({
      status: s.status,
      endChoice: s.endChoice,
      title: s.title,
      visibility: s.visibility,
      /** Since the start, in ms; null for a show that was not started. */
      offsetMs: sql<
        number | null
      >`least(greatest(extract(epoch from ${now} - ${s.startedAt}) * 1000, 0), ${longestMs})::integer`,
      /** The currency of what it has sold; null before the first sale. */
      soldIn: c.currency,
    })
    .from(s)
    .innerJoin(c, eq(c.streamId, s.id))
    .where(eq(s.id, streamId));
  return row;
}

/** Makes a scheduled show live. False if it is not scheduled; throws the violation of live_streams_one_live_per_vendor. */
export async function setLive(tx: Transaction, streamId: string): Promise<boolean> {
  const rows = await tx
    .update(s)
    .set({ status: 'live', startedAt: now, updatedAt: now })
    .where(and(eq(s.id, streamId), eq(s.status, 'scheduled')))
    .returning({ id: s.id });
  return rows.length === 1;
}

/** Ends a live show. False if it is not live. */
export async function setEnded(
  tx: Transaction,
  streamId: string,
  endChoice: 'save' | 'delete',
): Promise<boolean> {
  const rows = await tx
    .update(s)
    // The clock may have been set back while the show was live.
    .set({ status: 'ended', endChoice, endedAt: sql`greatest(${now}, ${s.startedAt})`, updatedAt: now })
    .where(and(eq(s.id, streamId), eq(s.status, 'live')))
    .returning({ id: s.id });
  return rows.length === 1;
}

/** What a seller says of a show. */
export interface ShowTerms {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly scheduledAt?: Date | null | undefined;
  readonly visibility?: Visibility | undefined;
  readonly orientation?: Orientation | undefined;
}

/** Changes what is said of a show; what is undefined stays. */
export async function setTerms(tx: Transaction, streamId: string, terms: ShowTerms): Promise<void> {
  await tx
    .update(s)
    .set({ ...terms, updatedAt: now })
    .where(eq(s.id, streamId));
}
