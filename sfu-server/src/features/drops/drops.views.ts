import { type Drop, dropSchema, type Showcase, showcaseSchema } from '@stallcast/shared/contract';
import { dropPhase } from '@stallcast/shared/domain';
import type { DropRow, ShowRow } from './drops.repo.ts';

/** A drop as everyone sees it, at a moment of the database's clock. */
export function toDrop({ drop, usualPriceMinor }: DropRow, now: Date): Drop {
  const { currency } = drop;
  return dropSchema.parse({
    dropId: drop.id,
    streamId: drop.streamId,
    productId: drop.productId,
    variantId: drop.variantId,
    price: { amountMinor: drop.priceMinor, currency },
    usualPrice: { amountMinor: usualPriceMinor, currency },
    quantity: drop.quantity,
    remaining: drop.remaining,
    perBuyerLimit: drop.perBuyerLimit,
    opensAt: drop.opensAt.toISOString(),
    closesAt: drop.closesAt.toISOString(),
    state: dropPhase({ ...drop, isClosed: drop.closedAt !== null }, now.getTime()).state,
    opensOffsetMs: drop.opensOffsetMs,
  });
}

/** What is pinned on a show and its drops that are not over. A show that is not live has neither. */
export function toShowcase({ status, pinned, now }: ShowRow, rows: readonly DropRow[]): Showcase {
  const isLive = status === 'live';
  const drops = isLive ? rows.map((row) => toDrop(row, now)).filter(({ state }) => state !== 'closed') : [];
  return showcaseSchema.parse({
    pinned: isLive ? pinned : null,
    drops,
    now: drops.length > 0 ? now.toISOString() : null,
  });
}
