import { AppError } from '../../platform/errors.ts';
import type { Transaction } from '../../platform/db.ts';
import { done, refuse, type Tried, valueOf } from '../../platform/tried.ts';
import { type Call, type CallRow, claimKeys, findCall, nameOfCall } from './idempotency.repo.ts';

/**
 * Claims the keys of calls in the caller's transaction; answers for each, in the order given: null if this is the first of
 * it, else what is known of it, or `idempotency-key-reused` if the key was used with another request.
 */
export async function findEarlierCalls(
  tx: Transaction,
  calls: readonly Call[],
): Promise<Tried<CallRow | null>[]> {
  const claimed = await claimKeys(tx, calls);
  const earlier: Tried<CallRow | null>[] = [];
  for (const call of calls) earlier.push(claimed.has(nameOfCall(call)) ? done(null) : await find(tx, call));
  return earlier;
}

async function find(tx: Transaction, call: Call): Promise<Tried<CallRow>> {
  const row = await findCall(tx, call);
  if (!row) throw new Error('a key that was just stored is gone');
  const isSame = row.bodyHash === call.bodyHash && row.route === call.route;
  return isSame ? done(row) : refuse(new AppError('idempotency-key-reused'));
}

/** The same for one call: undefined if this is the first of it. Throws `idempotency-key-reused`. */
export async function findEarlier(tx: Transaction, call: Call): Promise<CallRow | undefined> {
  const [earlier] = await findEarlierCalls(tx, [call]);
  return (earlier && valueOf(earlier)) ?? undefined;
}

/** The answer of a call that is under way elsewhere, or was broken off. */
export function stillOpen(): never {
  throw new AppError('idempotency-in-progress', { retryAfterSeconds: 1 });
}
