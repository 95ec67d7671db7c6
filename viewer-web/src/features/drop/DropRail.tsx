import type { Drop, Product, Showcase } from '@stallcast/shared/contract';
import type { ServerClock } from '../../app/server-clock.ts';
import { DropCard } from './DropCard.tsx';

interface DropRailProps {
  readonly showcase: Showcase;
  readonly products: readonly Product[];
  readonly clock: ServerClock;
  readonly onBuy: (product: Product, drop: Drop) => void;
  readonly onAdd: (product: Product, drop: Drop) => void;
}

/** The drops of a show that are announced or open, the next one first. */
export function DropRail({ showcase, products, ...given }: DropRailProps) {
  return (
    <ul class="drop-list">
      {showcase.drops.map((drop) => {
        const product = products.find(({ productId }) => productId === drop.productId);
        return product && <DropCard key={drop.dropId} drop={drop} product={product} {...given} />;
      })}
    </ul>
  );
}
