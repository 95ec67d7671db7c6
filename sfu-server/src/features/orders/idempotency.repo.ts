import { idempotencyKeys } from '@stallcast/drizzle';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { integers, jsons, newRows, texts, uuids } from '../../platform/row-sets.ts';

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

/** One word for a call, to find it again among others. */
export const nameOfCall = ({ userId, key }: CallKey) => `${userId} ${key}`;

/** A call that is to be worked on once. */
export type Call = CallKey & Pick<CallRow, 'route' | 'bodyHash'>;

/** Stores those of some calls whose keys are new, and answers their names. Waits for transactions that have just stored one of them. */
export async function claimKeys(tx: Transaction, calls: readonly Call[]): Promise<ReadonlySet<string>> {
  // Whoever waits for one of these keys waits in the same order.
  const rows = calls
    .map(({ userId, key, route, bodyHash }) => ({ userId, key, route, bodyHash }))
    .toSorted((a, b) => (nameOfCall(a) < nameOfCall(b) ? -1 : 1));
  const stored = await tx
    .insert(k)
    .select(newRows(k, rows))
    .onConflictDoNothing()
    .returning({ userId: k.userId, key: k.key });
  return new Set(stored.map(nameOfCall));
}

/** The same of one call: true if its key is new. */
export async function claimKey(tx: Transaction, call: Call): Promise<boolean> {
  return (await claimKeys(tx, [call])).size === 1;
}

/** Leaves keys free that were claimed in this transaction, by calls that came to nothing. */
export async function freeKeys(tx: Transaction, calls: readonly CallKey[]): Promise<void> {
  if (calls.length === 0) return;
  const users = uuids(calls.map(({ userId }) => userId));
  const keys = texts(calls.map(({ key }) => key));
  await tx.delete(k).where(sql`(${k.userId}, ${k.key}) in (select * from unnest(${users}, ${keys}))`);
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
export async function keepAnswer(tx: Transaction, call: CallKey, answer: Answer): Promise<void> {
  await keepAnswers(tx, [{ ...call, ...answer }]);
}

/** An answer with the call it is for. */
export type Answered = CallKey & Answer;

/** The same of several calls; names those that had none yet. */
export async function keepAnswers(
  tx: Transaction,
  answered: readonly Answered[],
): Promise<ReadonlySet<string>> {
  const users = uuids(answered.map(({ userId }) => userId));
  const keys = texts(answered.map(({ key }) => key));
  const statuses = integers(answered.map(({ status }) => status));
  const responses = jsons(answered.map(({ response }) => JSON.stringify(response)));
  const kept = await tx
    .update(k)
    .set({ status: sql`a.status`, response: sql`a.response` })
    .from(sql`unnest(${users}, ${keys}, ${statuses}, ${responses}) as a(user_id, key, status, response)`)
    .where(and(sql`${k.userId} = a.user_id`, sql`${k.key} = a.key`, isNull(k.status)))
    .returning({ userId: k.userId, key: k.key });
  return new Set(kept.map(nameOfCall));
}
