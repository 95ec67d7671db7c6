import type { ProductChange } from './product-facts.repo.ts';

/** The changes of each product in each show as one, in the order in which everyone locks their figures. */
export function sumChanges(changes: readonly ProductChange[]): ProductChange[] {
  const sums = new Map<string, ProductChange>();
  for (const change of changes) {
    const key = `${change.streamId} ${change.productId}`;
    sums.set(key, add(sums.get(key), change));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function add(sum: ProductChange | undefined, change: ProductChange): ProductChange {
  const both = (figure: Exclude<keyof ProductChange, 'streamId' | 'productId'>) =>
    (sum?.[figure] ?? 0) + (change[figure] ?? 0);
  return {
    streamId: change.streamId,
    productId: change.productId,
    shown: both('shown'),
    clicked: both('clicked'),
    carted: both('carted'),
    orders: both('orders'),
    units: both('units'),
    revenueMinor: both('revenueMinor'),
  };
}
