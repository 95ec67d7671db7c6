import {
  chatSettings,
  liveStreams,
  streamCounters,
  streamInteractions,
  users,
  vendors,
} from '@stallcast/drizzle';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { isOneOf } from '../../platform/row-sets.ts';

const i = streamInteractions;
const isComment = eq(i.interactionType, 'comment');
const isShown = and(isNull(i.hiddenAt), isNull(i.deletedAt));
const answered = alias(i, 'answered');
const answeredUsers = alias(users, 'answered_users');

/** More than an excerpt can have. */
const longestExcerpt = 400;

const columns = {
  ...{ id: i.id, streamId: i.streamId, seq: i.seq, changedSeq: i.changedSeq, createdAt: i.createdAt },
  ...{ text: i.commentText, spans: i.spans, hiddenAt: i.hiddenAt, deletedAt: i.deletedAt },
  userId: i.userId,
  ...{ username: users.username, displayUsername: users.displayUsername, displayName: users.name },
  ...{ vendorId: liveStreams.vendorId, sellerUserId: vendors.userId },
  linksAllowed: chatSettings.linksAllowed,
  answeredId: answered.id,
  answeredText: sql<string | null>`left(${answered.commentText}, ${longestExcerpt})`,
  answeredHiddenAt: answered.hiddenAt,
  answeredDeletedAt: answered.deletedAt,
  answeredUserId: answered.userId,
  answeredUsername: answeredUsers.username,
  answeredDisplayUsername: answeredUsers.displayUsername,
  answeredDisplayName: answeredUsers.name,
};

export type CommentRow = NonNullable<Awaited<ReturnType<typeof findComment>>>;

const selectComments = (db: Queryable) =>
  db
    .select(columns)
    .from(i)
    .innerJoin(users, eq(users.id, i.userId))
    .innerJoin(liveStreams, eq(liveStreams.id, i.streamId))
    .innerJoin(vendors, eq(vendors.id, liveStreams.vendorId))
    .leftJoin(chatSettings, eq(chatSettings.streamId, i.streamId))
    .leftJoin(answered, eq(answered.id, i.replyTo))
    .leftJoin(answeredUsers, eq(answeredUsers.id, answered.userId));

/** A part of a show's history: after a place, up to and with another one; `limit` comments at most. */
interface Stretch {
  readonly streamId: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/*
 * Which comments lie in a stretch is asked of the one table, and what they say by their ids. Joined in one statement, PostgreSQL
 * planned all seven tables anew at each call wherever a show had a long history, which cost more than the answer.
 * Only comments have a place (a check of the table), so that the history's index alone finds them.
 */

/** Comments that were written in a stretch, oldest first. */
export async function findWritten(db: Queryable, stretch: Stretch): Promise<string[]> {
  const { streamId, after, upTo, limit } = stretch;
  return idsOf(
    await db
      .select({ id: i.id })
      .from(i)
      .where(and(eq(i.streamId, streamId), gt(i.seq, after), lte(i.seq, upTo)))
      .orderBy(asc(i.seq))
      .limit(limit),
  );
}

/** Comments from before a stretch whose last change lies in it, in the order of those changes. */
export async function findChanged(db: Queryable, stretch: Stretch): Promise<string[]> {
  const { streamId, after, upTo, limit } = stretch;
  return idsOf(
    await db
      .select({ id: i.id })
      .from(i)
      .where(
        and(eq(i.streamId, streamId), lte(i.seq, after), gt(i.changedSeq, after), lte(i.changedSeq, upTo)),
      )
      .orderBy(asc(i.changedSeq))
      .limit(limit),
  );
}

/** The latest comments that are shown, oldest first. */
export async function findLatest(
  db: Queryable,
  { streamId, upTo, limit }: Omit<Stretch, 'after'>,
): Promise<string[]> {
  const rows = await db
    .select({ id: i.id })
    .from(i)
    .where(and(eq(i.streamId, streamId), isShown, lte(i.seq, upTo)))
    .orderBy(desc(i.seq))
    .limit(limit);
  return idsOf(rows.reverse());
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

export async function findComment(db: Queryable, commentId: string) {
  const [row] = await selectComments(db).where(and(eq(i.id, commentId), isComment));
  return row;
}

/** Some comments, in no order. */
export async function findCommentsById(db: Queryable, ids: readonly string[]): Promise<CommentRow[]> {
  return ids.length === 0 ? [] : selectComments(db).where(and(isOneOf(i.id, ids), isComment));
}

/** The last number of a show's history; undefined if there is no such show. */
export async function readCursor(db: Queryable, streamId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ seq: streamCounters.seq })
    .from(streamCounters)
    .where(eq(streamCounters.streamId, streamId));
  return row?.seq;
}

interface NewComment {
  readonly id: string;
  readonly streamId: string;
  readonly userId: string;
  readonly seq: number;
  readonly commentText: string;
  readonly replyTo: string | null;
  /** Null for none. */
  readonly spans: readonly object[] | null;
}

export async function insertComment(tx: Transaction, row: NewComment): Promise<void> {
  await tx.insert(i).values({ ...row, interactionType: 'comment' });
}

/** How long ago somebody wrote their last comment in a show, in ms; null if they wrote none. */
export async function readSinceLastComment(
  db: Queryable,
  streamId: string,
  userId: string,
): Promise<number | null> {
  const [row] = await db
    .select({
      ms: sql<number>`extract(epoch from clock_timestamp() - ${i.createdAt}) * 1000`.mapWith(Number),
    })
    .from(i)
    .where(and(eq(i.streamId, streamId), eq(i.userId, userId), isComment))
    .orderBy(desc(i.seq))
    .limit(1);
  return row?.ms ?? null;
}

/** Comments of a seller's show that are hidden and not deleted, newest first; after one of them, those from before it. */
export async function findHiddenComments(
  db: Queryable,
  { streamId, after, limit }: { streamId: string; after: string | undefined; limit: number },
): Promise<CommentRow[]> {
  const placeOfAfter = db
    .select({ seq: i.seq })
    .from(i)
    .where(eq(i.id, after ?? ''));
  return selectComments(db)
    .where(
      and(
        ...[eq(i.streamId, streamId), isComment, isNotNull(i.hiddenAt), isNull(i.deletedAt)],
        after === undefined ? undefined : lt(i.seq, sql`(${placeOfAfter})`),
      ),
    )
    .orderBy(desc(i.seq))
    .limit(limit);
}

/** What becomes of a comment, at which place of the show's history. */
type Change =
  | { readonly kind: 'hide'; readonly by: string }
  | { readonly kind: 'unhide' }
  | { readonly kind: 'delete' };

/** Changes a comment that is not so already; whether it did. */
export async function changeComment(
  tx: Transaction,
  commentId: string,
  seq: number,
  change: Change,
): Promise<boolean> {
  const { set, guard } = partsOf(change);
  const changed = await tx
    .update(i)
    .set({ ...set, changedSeq: seq })
    .where(and(eq(i.id, commentId), isComment, guard))
    .returning({ id: i.id });
  return changed.length > 0;
}

function partsOf(change: Change): { set: object; guard: SQL | undefined } {
  switch (change.kind) {
    case 'hide':
      return { set: { hiddenAt: sql`now()`, hiddenBy: change.by }, guard: isShown };
    case 'unhide':
      return { set: { hiddenAt: null, hiddenBy: null }, guard: isNotNull(i.hiddenAt) };
    case 'delete':
      return { set: { deletedAt: sql`now()` }, guard: isNull(i.deletedAt) };
  }
}

/** Accounts of these names that were seen in a show: its seller, its viewers, and who wrote or reacted. */
export async function findSeen(db: Queryable, streamId: string, usernames: readonly string[]) {
  if (usernames.length === 0) return [];
  const seen = or(
    sql`exists (select 1 from stream_viewers v where v.stream_id = ${streamId} and v.user_id = ${users.id})`,
    sql`exists (select 1 from stream_interactions w where w.stream_id = ${streamId} and w.user_id = ${users.id})`,
    sql`exists (select 1 from live_streams s join vendors d on d.id = s.vendor_id
      where s.id = ${streamId} and d.user_id = ${users.id})`,
  );
  return db
    .select({ userId: users.id, username: users.username })
    .from(users)
    .where(and(inArray(users.username, [...usernames]), seen));
}
