import { AppError } from '../../platform/errors.ts';
import type { Transaction } from '../../platform/db.ts';
import { type CallRow, claimKey, findCall } from './idempotency.repo.ts';

export type Call = Parameters<typeof claimKey>[1];

/**
 * Claims a call's key in the caller's transaction: undefined if this is the first of it, else what is known of it.
 * Throws `idempotency-key-reused` if the key was used with another request.
 */
export async function findEarlier(tx: Transaction, call: Call): Promise<CallRow | undefined> {
  if (await claimKey(tx, call)) return undefined;
  const row = await findCall(tx, call);
  if (!row) throw new Error('a key that was just stored is gone');
  if (row.bodyHash !== call.bodyHash || row.route !== call.route)
    throw new AppError('idempotency-key-reused');
  return row;
}

/** The answer of a call that is under way elsewhere, or was broken off. */
export function stillOpen(): never {
  throw new AppError('idempotency-in-progress', { retryAfterSeconds: 1 });
}
