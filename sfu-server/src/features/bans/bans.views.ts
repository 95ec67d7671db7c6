import { type Ban, banSchema } from '@stallcast/shared/contract';
import type { BanRow } from './bans.repo.ts';

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
