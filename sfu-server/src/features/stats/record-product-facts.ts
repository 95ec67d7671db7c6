import type { Transaction } from '../../platform/db.ts';
import { insertFacts, moveProductCounters } from './product-facts.repo.ts';
import { sumChanges } from './sum-changes.ts';

interface CartAdd {
  readonly streamId: string;
  readonly productId: string;
  readonly cartId: string;
}

/**
 * Notes in the caller's transaction that a product was put into a cart in a live show. It takes the lock of the product's
 * figures, so it comes right before those of the show.
 */
export async function recordCartAdd(
  tx: Transaction,
  { streamId, productId, cartId }: CartAdd,
): Promise<void> {
  await insertFacts(tx, [{ streamId, productId, kind: 'carted', actorId: cartId }]);
  await moveProductCounters(tx, [{ streamId, productId, carted: 1 }]);
}

export interface SoldProduct {
  readonly orderId: string;
  readonly streamId: string;
  readonly productId: string;
  readonly units: number;
  readonly revenueMinor: number;
}

/**
 * Moves in the caller's transaction the figures of the products that paid orders sold in shows; an order counts once for
 * each. It takes the locks of the products' figures, so it comes right before those of the shows.
 */
export async function recordSoldProducts(tx: Transaction, sold: readonly SoldProduct[]): Promise<void> {
  const counted = new Set<string>();
  const changes = sold.map(({ orderId, streamId, productId, units, revenueMinor }) => {
    const name = [orderId, streamId, productId].join(' ');
    const orders = counted.has(name) ? 0 : 1;
    counted.add(name);
    return { streamId, productId, orders, units, revenueMinor };
  });
  await moveProductCounters(tx, sumChanges(changes));
}
