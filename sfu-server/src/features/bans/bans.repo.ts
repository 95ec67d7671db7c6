import { users } from '@stallcast/drizzle';
import { and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const banColumns = {
  userId: users.id,
  username: users.username,
  displayUsername: users.displayUsername,
  displayName: users.name,
  reason: users.banReason,
  expiresAt: users.banExpires,
};

export type BanRow = Awaited<ReturnType<typeof findBans>>[number];

/** Who is suspended at the moment, in the order in which they opened their accounts. */
export async function findBans(db: Queryable, after: string | undefined, limit: number) {
  return db
    .select(banColumns)
    .from(users)
    .where(
      and(
        eq(users.banned, true),
        or(isNull(users.banExpires), gt(users.banExpires, sql`now()`)),
        after === undefined ? undefined : gt(users.id, after),
      ),
    )
    .orderBy(asc(users.id))
    .limit(limit);
}

export async function findRole(db: Queryable, userId: string) {
  const [row] = await db.select({ role: users.role }).from(users).where(eq(users.id, userId));
  return row?.role;
}

/** Suspends whoever is no admin; undefined if there is no such account. */
export async function setBan(
  tx: Transaction,
  { userId, reason, expiresAt }: { userId: string; reason: string; expiresAt: Date | null },
): Promise<BanRow | undefined> {
  const [row] = await tx
    .update(users)
    .set({ banned: true, banReason: reason, banExpires: expiresAt, updatedAt: sql`now()` })
    .where(and(eq(users.id, userId), ne(users.role, 'admin')))
    .returning(banColumns);
  return row;
}

/** Whether there was a suspension to end. */
export async function clearBan(tx: Transaction, userId: string): Promise<boolean> {
  const cleared = await tx
    .update(users)
    .set({ banned: false, banReason: null, banExpires: null, updatedAt: sql`now()` })
    .where(and(eq(users.id, userId), eq(users.banned, true)))
    .returning({ id: users.id });
  return cleared.length > 0;
}
