import { liveStreams, streamCounters, streamPresence, streamViewers, users } from '@stallcast/drizzle';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import type { PublicCounters } from './ports.ts';

const v = streamViewers;
// Without a bound value, so that the partial index fits.
const isActive = sql`${v.isActive}`;

export async function findShowStatus(db: Queryable, streamId: string) {
  const [row] = await db
    .select({ status: liveStreams.status })
    .from(liveStreams)
    .where(eq(liveStreams.id, streamId));
  return row?.status;
}

export async function findCounters(db: Queryable, streamId: string): Promise<PublicCounters | undefined> {
  const { viewersNow, viewersTotal, likes, dislikes, comments } = streamCounters;
  const [row] = await db
    .select({ viewersNow, viewersTotal, likes, dislikes, comments })
    .from(streamCounters)
    .where(eq(streamCounters.streamId, streamId));
  return row;
}

interface NewVisit {
  readonly id: string;
  readonly streamId: string;
  readonly browserKey: string;
  readonly userId: string | null;
}

/** The visit of this browser to this show, made on its first time; whoever logged in meanwhile gets a name. */
export async function keepVisit(tx: Transaction, visit: NewVisit): Promise<string> {
  const [row] = await tx
    .insert(v)
    .values(visit)
    .onConflictDoUpdate({
      target: [v.streamId, v.browserKey],
      set: { userId: sql`coalesce(excluded.user_id, ${v.userId})` },
    })
    .returning({ id: v.id });
  if (!row) throw new Error('the insert returned no row');
  return row.id;
}

/** A visit with its visitor's name. Its show's figures have to be locked before, which guards all visits of the show. */
export async function findVisit(tx: Transaction, streamId: string, viewerId: string) {
  const [row] = await tx
    .select({ isActive: v.isActive, seq: v.seq, name: users.name })
    .from(v)
    .leftJoin(users, eq(users.id, v.userId))
    .where(and(eq(v.id, viewerId), eq(v.streamId, streamId)));
  return row;
}

/** Notes that a visitor came or left. */
export async function markVisit(
  tx: Transaction,
  viewerId: string,
  { present, seq }: { present: boolean; seq: number },
) {
  // A visit that begins again keeps the moment it first began.
  const leftAt = present ? null : sql`greatest(now(), ${v.joinedAt})`;
  const [row] = await tx
    .update(v)
    .set({ isActive: present, leftAt, seq, lastSeenAt: sql`now()` })
    .where(eq(v.id, viewerId))
    .returning({ joinedAt: v.joinedAt, leftAt: v.leftAt });
  if (!row) throw new Error(`visit ${viewerId} is gone`);
  return row;
}

/** Ends all visits to a show and tells how many there were. */
export async function endActiveVisits(tx: Transaction, streamId: string): Promise<number> {
  const ended = await tx
    .update(v)
    .set({ isActive: false, leftAt: sql`greatest(now(), ${v.joinedAt})`, lastSeenAt: sql`now()` })
    .where(and(eq(v.streamId, streamId), isActive))
    .returning({ id: v.id });
  return ended.length;
}

/** Notes how many came to a show, or went, at this place in its history. */
export async function notePresence(tx: Transaction, streamId: string, seq: number, change: number) {
  await tx.insert(streamPresence).values({ streamId, seq, change });
}

/** Shows that somebody is visiting, as far as is stored. */
export async function findVisitedShows(db: Queryable): Promise<string[]> {
  const rows = await db.selectDistinct({ streamId: v.streamId }).from(v).where(isActive);
  return rows.map(({ streamId }) => streamId);
}
