import { type Ban, banSchema, type ShopBan, shopBanSchema } from '@stallcast/shared/contract';
import type { BanRow } from './bans.repo.ts';
import type { ShopBanRow } from './shop-bans.repo.ts';

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

/** Somebody who is kept out, as the seller sees it. */
export function toShopBan({ createdAt, ...row }: ShopBanRow): ShopBan {
  return shopBanSchema.parse({ ...row, createdAt: createdAt.toISOString() });
}
