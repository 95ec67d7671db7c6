import { sessions, users, vendors } from '@stallcast/drizzle';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const accountColumns = {
  userId: users.id,
  username: users.username,
  displayUsername: users.displayUsername,
  name: users.name,
  email: users.email,
  role: users.role,
  banned: sql<boolean>`${users.banned} and (${users.banExpires} is null or ${users.banExpires} > now())`,
  vendorId: vendors.id,
  vendorName: vendors.name,
};

export type SessionRow = NonNullable<Awaited<ReturnType<typeof findAccountOfSession>>>;
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

export async function findAccount(db: Queryable, userId: string) {
  const [row] = await db
    .select(accountColumns)
    .from(users)
    .leftJoin(vendors, eq(vendors.userId, users.id))
    .where(eq(users.id, userId));
  return row;
}

/** Whom a session that has not expired belongs to. */
export async function findAccountOfSession(db: Queryable, token: string) {
  const [row] = await db
    .select({ ...accountColumns, sessionId: sessions.id, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(vendors, eq(vendors.userId, users.id))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`)));
  return row;
}

/** Lets a session live on from now. */
export async function prolongSession(tx: Transaction, token: string, seconds: number): Promise<void> {
  await tx
    .update(sessions)
    .set({ expiresAt: sql`now() + make_interval(secs => ${seconds})`, updatedAt: sql`now()` })
    .where(eq(sessions.token, token));
}

/** The id of the session that was ended; undefined if there was none. */
export async function deleteSession(tx: Transaction, token: string): Promise<string | undefined> {
  const [ended] = await tx.delete(sessions).where(eq(sessions.token, token)).returning({ id: sessions.id });
  return ended?.id;
}

/** Whose session it is and whether they are suspended; undefined once it has ended. */
export async function findSessionOwner(db: Queryable, sessionId: string) {
  const [row] = await db
    .select({ userId: users.id, banned: accountColumns.banned })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`)));
  return row;
}

export async function usernameExists(db: Queryable, username: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.username, username.toLowerCase()));
  return rows.length > 0;
}

export async function emailExists(db: Queryable, email: string): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).where(eq(users.email, email.toLowerCase()));
  return rows.length > 0;
}

/** Those of these addresses of pages that are free. */
export async function findFreeSlugs(tx: Transaction, slugs: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ slug: vendors.slug })
    .from(vendors)
    .where(inArray(vendors.slug, [...slugs]));
  const taken = new Set(rows.map(({ slug }) => slug));
  return slugs.filter((slug) => !taken.has(slug));
}

/** Throws the violations of vendors_user_id_unique and vendors_slug_unique. */
export async function insertVendor(
  tx: Transaction,
  row: { id: string; userId: string; name: string; description: string; slug: string },
): Promise<void> {
  await tx.insert(vendors).values(row);
}
