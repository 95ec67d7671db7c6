import { bans, liveStreams, users } from '@stallcast/drizzle';
import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const b = bans;
const stands = and(isNull(b.liftedAt), or(isNull(b.expiresAt), gt(b.expiresAt, sql`clock_timestamp()`)));

const columns = {
  ...{ id: b.id, kind: b.kind, userId: b.userId, streamId: b.streamId, reason: b.reason },
  ...{ createdAt: b.createdAt, expiresAt: b.expiresAt },
  ...{ username: users.username, displayUsername: users.displayUsername, displayName: users.name },
};

export type Kind = (typeof b.$inferSelect)['kind'];
export type RestrictionRow = Awaited<ReturnType<typeof findRestrictions>>[number];

interface RestrictionPage {
  readonly kind?: Kind | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Who is restricted by a seller at the moment, newest first (ids count up in time). */
export async function findRestrictions(
  db: Queryable,
  vendorId: string,
  { kind, after, limit }: RestrictionPage,
) {
  return db
    .select(columns)
    .from(b)
    .innerJoin(users, eq(users.id, b.userId))
    .where(
      and(
        eq(b.vendorId, vendorId),
        stands,
        kind === undefined ? undefined : eq(b.kind, kind),
        after === undefined ? undefined : lt(b.id, after),
      ),
    )
    .orderBy(desc(b.id))
    .limit(limit);
}

export async function findRestriction(db: Queryable, id: string): Promise<RestrictionRow | undefined> {
  const [row] = await db.select(columns).from(b).innerJoin(users, eq(users.id, b.userId)).where(eq(b.id, id));
  return row;
}

/** Locks an account, so that two restrictions of it take turns; false if there is none. */
export async function lockUser(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  return rows.length > 0;
}

export async function isOwnShow(db: Queryable, streamId: string, vendorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .where(and(eq(liveStreams.id, streamId), eq(liveStreams.vendorId, vendorId)));
  return rows.length > 0;
}

interface Terms {
  readonly vendorId: string;
  readonly userId: string;
  readonly kind: Kind;
  /** Null for all of the seller's shows. */
  readonly streamId: string | null;
  readonly reason: string;
  /** Null for good. */
  readonly forSeconds: number | null;
}

/** By the database's clock, which also says when it is over; null stays null. */
const endOf = (seconds: number | null) =>
  sql<Date>`date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${seconds}::integer)`;

/** Changes reason and end of such a restriction that stands. Answers its id; undefined if none does. */
export async function changeRestriction(tx: Transaction, terms: Terms): Promise<string | undefined> {
  const { vendorId, userId, kind, streamId, reason, forSeconds } = terms;
  const [row] = await tx
    .update(b)
    .set({ reason, expiresAt: endOf(forSeconds) })
    .where(
      and(
        ...[eq(b.vendorId, vendorId), eq(b.userId, userId), eq(b.kind, kind), stands],
        streamId === null ? isNull(b.streamId) : eq(b.streamId, streamId),
      ),
    )
    .returning({ id: b.id });
  return row?.id;
}

export async function insertRestriction(tx: Transaction, id: string, terms: Terms): Promise<string> {
  const { forSeconds, ...row } = terms;
  await tx.insert(b).values({ ...row, id, expiresAt: endOf(forSeconds) });
  return id;
}

/** Whether there was a restriction to end. */
export async function liftRestriction(tx: Transaction, vendorId: string, id: string): Promise<boolean> {
  const lifted = await tx
    .update(b)
    .set({ liftedAt: sql`now()` })
    .where(and(eq(b.vendorId, vendorId), eq(b.id, id), stands))
    .returning({ id: b.id });
  return lifted.length > 0;
}

/** Shows of a seller that somebody may be in at the moment. */
export async function findOpenShows(tx: Transaction, vendorId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .where(and(eq(liveStreams.vendorId, vendorId), eq(liveStreams.status, 'live')));
  return rows.map(({ id }) => id);
}

/** What restricts somebody in a show: a ban first, then what lasts longest. */
export async function findRestrictionIn(db: Queryable, streamId: string, userId: string) {
  const [row] = await db
    .select({ kind: b.kind, reason: b.reason, expiresAt: b.expiresAt })
    .from(b)
    .innerJoin(liveStreams, eq(liveStreams.vendorId, b.vendorId))
    .where(
      and(
        ...[eq(liveStreams.id, streamId), eq(b.userId, userId), stands],
        or(isNull(b.streamId), eq(b.streamId, streamId)),
      ),
    )
    .orderBy(asc(b.kind), sql`${b.expiresAt} desc nulls first`)
    .limit(1);
  return row;
}
