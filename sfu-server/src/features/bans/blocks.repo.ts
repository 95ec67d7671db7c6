import { userBlocks, users } from '@stallcast/drizzle';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const k = userBlocks;
const person = {
  userId: users.id,
  username: users.username,
  displayUsername: users.displayUsername,
  displayName: users.name,
};

export type BlockedRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export async function findPerson(db: Queryable, userId: string) {
  const [row] = await db.select(person).from(users).where(eq(users.id, userId));
  return row;
}

/** Whom somebody blocked, in the order in which those opened their accounts. */
export async function findBlocks(
  db: Queryable,
  userId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<BlockedRow[]> {
  return db
    .select(person)
    .from(k)
    .innerJoin(users, eq(users.id, k.blockedUserId))
    .where(and(eq(k.userId, userId), after === undefined ? undefined : gt(k.blockedUserId, after)))
    .orderBy(asc(k.blockedUserId))
    .limit(limit);
}

/** Blocks somebody; one who is blocked already stays so. */
export async function insertBlock(tx: Transaction, userId: string, blockedUserId: string): Promise<void> {
  await tx.insert(k).values({ userId, blockedUserId }).onConflictDoNothing();
}

/** Whether there was a block to end. */
export async function removeBlock(tx: Transaction, userId: string, blockedUserId: string): Promise<boolean> {
  const removed = await tx
    .delete(k)
    .where(and(eq(k.userId, userId), eq(k.blockedUserId, blockedUserId)))
    .returning({ id: k.blockedUserId });
  return removed.length > 0;
}
