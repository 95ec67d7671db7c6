import { idempotencyKeys } from '@stallcast/drizzle';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const k = idempotencyKeys;

/** Names a call: keys of different users never meet. */
export interface CallKey {
  readonly userId: string;
  readonly key: string;
}

export interface CallRow {
  readonly route: string;
  readonly bodyHash: string;
  /** HTTP status of the kept answer; null while there is none. */
  readonly status: number | null;
  readonly response: unknown;
}

export interface Answer {
  readonly status: number;
  readonly response: object;
}

const ofCall = ({ userId, key }: CallKey) => and(eq(k.userId, userId), eq(k.key, key));

/** Stores a call if its key is new: true. Waits for a transaction that has just stored the same key. */
export async function claimKey(
  tx: Transaction,
  call: CallKey & Pick<CallRow, 'route' | 'bodyHash'>,
): Promise<boolean> {
  const { userId, key, route, bodyHash } = call;
  const stored = await tx
    .insert(k)
    .values({ userId, key, route, bodyHash })
    .onConflictDoNothing()
    .returning({ key: k.key });
  return stored.length === 1;
}

export async function findCall(db: Queryable, call: CallKey): Promise<CallRow | undefined> {
  const [row] = await db
    .select({ route: k.route, bodyHash: k.bodyHash, status: k.status, response: k.response })
    .from(k)
    .where(ofCall(call));
  return row;
}

/** Forgets calls that nobody repeats any more; answers how many, at most `most`. */
export async function forgetOldCalls(tx: Transaction, olderThanMs: number, most: number): Promise<number> {
  const old = tx
    .select({ userId: k.userId, key: k.key })
    .from(k)
    .where(lt(k.createdAt, sql`now() - make_interval(secs => ${olderThanMs / 1000})`))
    .limit(most);
  const gone = await tx.delete(k).where(sql`(${k.userId}, ${k.key}) in ${old}`).returning({ key: k.key });
  return gone.length;
}

/** Keeps the answer of a call. The first one stays, so that every repetition gets the same. */
export async function keepAnswer(
  tx: Transaction,
  call: CallKey,
  { status, response }: Answer,
): Promise<void> {
  await tx
    .update(k)
    .set({ status, response })
    .where(and(ofCall(call), isNull(k.status)));
}
