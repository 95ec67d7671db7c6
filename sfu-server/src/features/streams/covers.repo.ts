import { liveStreams, vendors } from '@stallcast/drizzle';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const s = liveStreams;

/** Gives a show a cover, or none, and answers the one before. The caller has locked the show. */
export async function setCover(
  tx: Transaction,
  streamId: string,
  imageId: string | null,
): Promise<string | null> {
  const [row] = await tx.select({ before: s.coverImageId }).from(s).where(eq(s.id, streamId));
  await tx.update(s).set({ coverImageId: imageId }).where(eq(s.id, streamId));
  return row?.before ?? null;
}

/** Those of these ids that are the cover of a show. */
export async function findKnownCovers(db: Queryable, imageIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: s.coverImageId })
    .from(s)
    .where(sql`${s.coverImageId} = any(${sql.param([...imageIds])}::uuid[])`);
  return rows.flatMap(({ id }) => id ?? []);
}

/** A show that has a time, has not begun and is no rehearsal, as a calendar takes it; undefined if there is none. */
export async function findDatedShow(db: Queryable, streamId: string) {
  const [row] = await db
    .select({
      ...{ streamId: s.id, title: s.title, description: s.description, sellerName: vendors.name },
      ...{ scheduledAt: s.scheduledAt, updatedAt: s.updatedAt },
    })
    .from(s)
    .innerJoin(vendors, eq(vendors.id, s.vendorId))
    .where(and(eq(s.id, streamId), eq(s.status, 'scheduled'), ne(s.visibility, 'rehearsal')));
  return row;
}

/** The cover of a show that others than its seller may see, and whether it is live; undefined if there is none. */
export async function findShownCover(db: Queryable, streamId: string) {
  const [row] = await db
    .select({ coverImageId: s.coverImageId, status: s.status })
    .from(s)
    .where(and(eq(s.id, streamId), ne(s.visibility, 'rehearsal')));
  return row;
}
