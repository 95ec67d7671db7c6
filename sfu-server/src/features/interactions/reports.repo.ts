import { commentReports } from '@stallcast/drizzle';
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const r = commentReports;
const isOpen = isNull(r.settledAt);

interface NewReport {
  readonly id: string;
  readonly commentId: string;
  readonly vendorId: string;
  readonly userId: string;
  readonly reason: (typeof r.$inferInsert)['reason'];
  readonly note: string;
}

/** Stores a report; a user's second one of the same comment changes nothing. */
export async function insertReport(tx: Transaction, row: NewReport): Promise<void> {
  await tx
    .insert(r)
    .values(row)
    .onConflictDoNothing({ target: [r.commentId, r.userId] });
}

/** Settles what is open of a comment. Answers how many reports that were. */
export async function settleReports(
  tx: Transaction,
  commentId: string,
  settlement: 'dismissed' | 'hidden',
): Promise<number> {
  const settled = await tx
    .update(r)
    .set({ settlement, settledAt: sql`now()` })
    .where(and(eq(r.commentId, commentId), isOpen))
    .returning({ id: r.id });
  return settled.length;
}

/** A seller's comments with open reports, by the first report of each (ids count up in time). */
export async function findReported(
  db: Queryable,
  vendorId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const firsts = db
    .selectDistinctOn([r.commentId], { commentId: r.commentId, firstId: r.id, firstAt: r.createdAt })
    .from(r)
    .where(and(eq(r.vendorId, vendorId), isOpen))
    .orderBy(asc(r.commentId), asc(r.id))
    .as('firsts');
  return db
    .select({ commentId: firsts.commentId, reportId: firsts.firstId, firstAt: firsts.firstAt })
    .from(firsts)
    .where(after === undefined ? undefined : gt(firsts.firstId, after))
    .orderBy(asc(firsts.firstId))
    .limit(limit);
}

/** Notes of one comment that a seller is shown. */
const mostNotes = 5;

/** What is open of some comments, summed up for each. */
export async function sumUpReports(db: Queryable, commentIds: readonly string[]) {
  if (commentIds.length === 0) return [];
  return db
    .select({
      commentId: r.commentId,
      count: sql<number>`count(*)`.mapWith(Number),
      reasons: sql<string[]>`array_agg(distinct ${r.reason})`,
      notes: sql<
        string[]
      >`(coalesce(array_agg(${r.note} order by ${r.id}) filter (where ${r.note} <> ''), '{}'))[1:${mostNotes}::integer]`,
    })
    .from(r)
    .where(and(inArray(r.commentId, [...commentIds]), isOpen))
    .groupBy(r.commentId);
}
