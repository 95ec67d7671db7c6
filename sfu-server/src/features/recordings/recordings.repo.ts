import { liveStreams, savedStreams, vendors } from '@stallcast/drizzle';
import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { sellerColumns } from '../../platform/seller-ref.ts';

const r = savedStreams;
const s = liveStreams;

export interface RecordingFilter {
  readonly id?: string | undefined;
  readonly streamId?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly state?: 'ready' | undefined;
  /** Only replays that everyone may see; without it, whatever their visibility. */
  readonly visibility?: 'public';
  /** Only replays that were saved before this one. */
  readonly after?: string | undefined;
}

export type RecordingRow = Awaited<ReturnType<typeof findRecordings>>[number];

/** Replays with seller and texts of their show, newest first (ids count up in time). */
export async function findRecordings(db: Queryable, filter: RecordingFilter, limit: number) {
  return db
    .select({
      saved: r,
      seller: sellerColumns,
      title: s.title,
      description: s.description,
      orientation: s.orientation,
      coverImageId: s.coverImageId,
    })
    .from(r)
    .innerJoin(s, eq(s.id, r.streamId))
    .innerJoin(vendors, eq(vendors.id, r.vendorId))
    .where(
      and(
        filter.id === undefined ? undefined : eq(r.id, filter.id),
        filter.streamId === undefined ? undefined : eq(r.streamId, filter.streamId),
        filter.vendorId === undefined ? undefined : eq(r.vendorId, filter.vendorId),
        filter.state === undefined ? undefined : eq(r.state, filter.state),
        filter.visibility === undefined ? undefined : eq(r.visibility, filter.visibility),
        filter.after === undefined ? undefined : lt(r.id, filter.after),
      ),
    )
    .orderBy(desc(r.id))
    .limit(limit);
}

/** One replay; undefined if there is none. */
export async function findRecording(
  db: Queryable,
  filter: RecordingFilter,
): Promise<RecordingRow | undefined> {
  const [row] = await findRecordings(db, filter, 1);
  return row;
}

export async function insertRecording(
  tx: Transaction,
  row: Omit<typeof savedStreams.$inferInsert, 'savedAt'>,
): Promise<void> {
  // Not the transaction's beginning: that may lie before the show's end.
  await tx.insert(r).values({ ...row, savedAt: sql`clock_timestamp()` });
}

/** Replays that are still being put together, oldest first. */
export async function findUnfinished(db: Queryable): Promise<{ id: string; streamId: string }[]> {
  return db.select({ id: r.id, streamId: r.streamId }).from(r).where(eq(r.state, 'processing')).orderBy(r.id);
}

type Settled =
  | { readonly state: 'ready'; readonly videoUrl: string; readonly durationMs: number }
  | { readonly state: 'failed' };

/** Says what became of a replay that was being put together. False if it is not waiting for that (any more). */
export async function settleRecording(tx: Transaction, id: string, settled: Settled): Promise<boolean> {
  const rows = await tx
    .update(r)
    .set(settled)
    .where(and(eq(r.id, id), eq(r.state, 'processing')))
    .returning({ id: r.id });
  return rows.length === 1;
}

interface ReplayChange {
  readonly visibility?: 'public' | 'unlisted' | undefined;
  readonly coverAtMs?: number | undefined;
}

/** Changes what is said of a seller's own replay; what is undefined stays. The id of its show; undefined if there is no such replay. */
export async function changeRecording(
  tx: Transaction,
  { id, vendorId }: { readonly id: string; readonly vendorId: string },
  change: ReplayChange,
): Promise<string | undefined> {
  const own = and(eq(r.id, id), eq(r.vendorId, vendorId));
  const [row] = await tx.select({ streamId: r.streamId }).from(r).where(own).for('update');
  if (row && Object.values(change).some((value) => value !== undefined))
    await tx.update(r).set(change).where(own);
  return row?.streamId;
}

/** Notes that the cover was taken from this place. False if another place is wanted meanwhile. */
export async function forgetCoverWish(tx: Transaction, id: string, coverAtMs: number): Promise<boolean> {
  const rows = await tx
    .update(r)
    .set({ coverAtMs: null })
    .where(and(eq(r.id, id), eq(r.coverAtMs, coverAtMs)))
    .returning({ id: r.id });
  return rows.length === 1;
}

/** Replays that can be played and whose cover is still to be taken, oldest first. */
export async function findUncovered(db: Queryable): Promise<{ id: string; streamId: string }[]> {
  return db
    .select({ id: r.id, streamId: r.streamId })
    .from(r)
    .where(and(eq(r.state, 'ready'), isNotNull(r.coverAtMs)))
    .orderBy(r.id);
}

/** Removes a seller's own replay. The id of its show; undefined if there is no such replay. */
export async function deleteRecording(
  tx: Transaction,
  id: string,
  vendorId: string,
): Promise<string | undefined> {
  const [row] = await tx
    .delete(r)
    .where(and(eq(r.id, id), eq(r.vendorId, vendorId)))
    .returning({ streamId: r.streamId });
  return row?.streamId;
}

/** Which of these shows have ended and have no replay, so that nothing of them should be stored. */
export async function findUnsaved(db: Queryable, streamIds: readonly string[]): Promise<string[]> {
  if (streamIds.length === 0) return [];
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .leftJoin(r, eq(r.streamId, s.id))
    .where(and(inArray(s.id, [...streamIds]), eq(s.status, 'ended'), isNull(r.id)));
  return rows.map(({ id }) => id);
}
