import { blockedWords, chatSettings, liveStreams, vendors } from '@stallcast/drizzle';
import { and, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { findComment } from './comments.repo.ts';

const c = chatSettings;

export type ChatRow = NonNullable<Awaited<ReturnType<typeof findSettings>>>;

/** How the chat of a show is kept; undefined where nothing was ever changed. */
export async function findSettings(db: Queryable, streamId: string) {
  const [row] = await db
    .select({
      ...{ slowModeSeconds: c.slowModeSeconds, linksAllowed: c.linksAllowed },
      pinnedCommentId: c.pinnedCommentId,
    })
    .from(c)
    .where(eq(c.streamId, streamId));
  return row;
}

export async function findPinned(db: Queryable, settings: ChatRow | undefined) {
  const commentId = settings?.pinnedCommentId ?? null;
  return commentId === null ? undefined : findComment(db, commentId);
}

/** Stores settings of a show; what is not named stays. */
export async function storeSettings(
  tx: Transaction,
  streamId: string,
  change: Partial<ChatRow>,
): Promise<void> {
  const insert = tx.insert(c).values({ streamId, ...change });
  await (Object.keys(change).length === 0
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({ target: c.streamId, set: change }));
}

/** Takes a comment off as the pinned one; whether it was. */
export async function unpinComment(tx: Transaction, streamId: string, commentId: string): Promise<boolean> {
  const unpinned = await tx
    .update(c)
    .set({ pinnedCommentId: null })
    .where(and(eq(c.streamId, streamId), eq(c.pinnedCommentId, commentId)))
    .returning({ streamId: c.streamId });
  return unpinned.length > 0;
}

/** What a new comment of a show has to keep to; undefined if there is no such show. */
export async function findRules(db: Queryable, streamId: string) {
  const [row] = await db
    .select({
      sellerUserId: vendors.userId,
      slowModeSeconds: c.slowModeSeconds,
      words: blockedWords.words,
    })
    .from(liveStreams)
    .innerJoin(vendors, eq(vendors.id, liveStreams.vendorId))
    .leftJoin(c, eq(c.streamId, liveStreams.id))
    .leftJoin(blockedWords, eq(blockedWords.vendorId, liveStreams.vendorId))
    .where(eq(liveStreams.id, streamId));
  return row;
}

export async function isOwnShow(db: Queryable, streamId: string, vendorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .where(and(eq(liveStreams.id, streamId), eq(liveStreams.vendorId, vendorId)));
  return rows.length > 0;
}

export async function findWords(db: Queryable, vendorId: string): Promise<string[]> {
  const [row] = await db
    .select({ words: blockedWords.words })
    .from(blockedWords)
    .where(eq(blockedWords.vendorId, vendorId));
  return row?.words ?? [];
}

export async function storeWords(tx: Transaction, vendorId: string, words: string[]): Promise<void> {
  await tx
    .insert(blockedWords)
    .values({ vendorId, words })
    .onConflictDoUpdate({ target: blockedWords.vendorId, set: { words } });
}
