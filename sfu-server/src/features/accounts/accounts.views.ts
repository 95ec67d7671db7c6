import { type Account, accountSchema } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { AccountRow, SessionRow } from './accounts.repo.ts';

/** An account as its owner sees it. */
export function toAccount(row: AccountRow): Account {
  const { userId, displayUsername, name, email, role, vendorId, vendorName } = row;
  const vendor = vendorId === null ? null : { vendorId, name: vendorName };
  return accountSchema.parse({
    userId,
    username: displayUsername ?? row.username,
    displayName: name,
    email,
    role,
    vendor,
  });
}

/** Who somebody is to the rest of the server. */
export function toActor({ userId, sessionId, name, role, vendorId }: SessionRow): User {
  return { kind: 'user', userId, sessionId, displayName: name, role, vendorId };
}
