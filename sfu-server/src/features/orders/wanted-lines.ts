import type { Address } from '@stallcast/shared/contract';
import { isOnShow, type Offer } from './offers.repo.ts';

/** What a buyer wants of one variant, on its own or in a drop. */
export interface WantedLine {
  readonly offer: Offer;
  readonly quantity: number;
  /** The cart that holds the drop's items for it; null where they have to be taken yet. */
  readonly heldBy: string | null;
}

/** The live show a line counts for, and the moment of it. */
export function showOf(offer: Offer): { streamId: string; showOffsetMs: number } | null {
  const { streamId, showOffsetMs } = offer;
  if (!isOnShow(offer) || streamId === null) return null;
  return { streamId, showOffsetMs: showOffsetMs ?? 0 };
}

/** What is sent needs an address. */
export function isAddressed(lines: readonly WantedLine[], address: Address | null): boolean {
  return address !== null || !lines.some(({ offer }) => offer.isPhysical);
}

/** Ids in the order in which everyone locks what they name, so that no two buyers wait for each other. */
export function inLockOrder(ids: Iterable<string>): string[] {
  return [...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1));
}
