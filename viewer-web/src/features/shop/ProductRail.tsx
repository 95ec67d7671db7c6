import type { Product } from '@stallcast/shared/contract';
import { messages } from '../../app/messages.ts';
import { EmptyState } from '../../ui/States.tsx';
import { type ProductActions, ProductCard } from './ProductCard.tsx';

interface ProductRailProps extends ProductActions {
  readonly title: string;
  readonly products: readonly Product[];
}

/** The products of a show, in the seller's order. */
export function ProductRail({ title, products, onBuy, onAdd }: ProductRailProps) {
  const text = messages.shop;
  return (
    <>
      <h2 class="panel-title">{title}</h2>
      {products.length === 0 && (
        <div class="hidden wide:block">
          <EmptyState title={text.empty} text={text.emptyText} />
        </div>
      )}
      <ul class="product-list">
        {products.map((product) => (
          <ProductCard key={product.productId} product={product} onBuy={onBuy} onAdd={onAdd} />
        ))}
      </ul>
    </>
  );
}
