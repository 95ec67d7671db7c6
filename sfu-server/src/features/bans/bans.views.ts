import {
  type Ban,
  banSchema,
  type Block,
  blockSchema,
  type Restriction,
  restrictionSchema,
} from '@stallcast/shared/contract';
import type { BanRow } from './bans.repo.ts';
import type { BlockedRow } from './blocks.repo.ts';
import type { RestrictionRow } from './restrictions.repo.ts';

/** A suspension as admins see it. */
export function toBan({ userId, username, displayUsername, displayName, reason, expiresAt }: BanRow): Ban {
  return banSchema.parse({
    userId,
    username: displayUsername ?? username,
    displayName,
    reason: reason ?? '',
    expiresAt: expiresAt?.toISOString() ?? null,
  });
}

/** Somebody who is kept out or silenced, as the seller sees it. */
export function toRestriction(row: RestrictionRow): Restriction {
  return restrictionSchema.parse({
    ...row,
    restrictionId: row.id,
    username: row.displayUsername ?? row.username,
    createdAt: row.createdAt.toISOString(),
    until: row.expiresAt?.toISOString() ?? null,
  });
}

/** Somebody who is blocked, as the one who blocked them sees it. */
export function toBlock({ displayUsername, ...row }: BlockedRow): Block {
  return blockSchema.parse({ ...row, username: displayUsername ?? row.username });
}
