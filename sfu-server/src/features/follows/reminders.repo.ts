import { liveStreams, reminders } from '@stallcast/drizzle';
import { and, desc, eq, lt, ne } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const m = reminders;
const s = liveStreams;

interface Reminder {
  readonly userId: string;
  readonly streamId: string;
}

/** What somebody wants to be reminded of and that has not ended, what they chose last first (ids count up in time). */
export async function findReminders(
  db: Queryable,
  {
    userId,
    after,
    limit,
  }: { readonly userId: string; readonly after?: string | undefined; readonly limit: number },
) {
  return db
    .select({ id: m.id, streamId: m.streamId })
    .from(m)
    .innerJoin(s, eq(s.id, m.streamId))
    .where(
      and(
        ...[eq(m.userId, userId), ne(s.status, 'ended'), ne(s.visibility, 'rehearsal')],
        after === undefined ? undefined : lt(m.id, after),
      ),
    )
    .orderBy(desc(m.id))
    .limit(limit);
}

/** The status of a show that somebody may be reminded of; undefined if there is none. */
export async function findShownStatus(db: Queryable, streamId: string) {
  const [row] = await db
    .select({ status: s.status })
    .from(s)
    .where(and(eq(s.id, streamId), ne(s.visibility, 'rehearsal')));
  return row?.status;
}

export async function insertReminder(
  tx: Transaction,
  row: Reminder & { readonly id: string },
): Promise<void> {
  await tx.insert(m).values(row).onConflictDoNothing();
}

export async function deleteReminder(tx: Transaction, { userId, streamId }: Reminder): Promise<void> {
  await tx.delete(m).where(and(eq(m.userId, userId), eq(m.streamId, streamId)));
}
