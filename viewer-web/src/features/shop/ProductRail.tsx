import type { Product } from '@stallcast/shared/contract';
import { useEffect, useRef } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { EmptyState } from '../../ui/States.tsx';
import { type ProductActions, ProductCard } from './ProductCard.tsx';

interface ProductRailProps extends ProductActions {
  readonly title: string;
  readonly products: readonly Product[];
  /** The one that the seller talks about now: it comes first. */
  readonly pinned?: string | null;
  /** A product came into sight. */
  readonly onShown?: ((productId: string) => void) | undefined;
}

/** The products of a show, in the seller's order. */
export function ProductRail({ title, products, pinned = null, onShown, onBuy, onAdd }: ProductRailProps) {
  const text = messages.shop;
  const isPinned = ({ productId }: Product) => productId === pinned;
  const list = useShown(products, onShown);
  const inOrder = [...products.filter(isPinned), ...products.filter((product) => !isPinned(product))];
  return (
    <>
      <h2 class="panel-title">{title}</h2>
      {products.length === 0 && (
        <div class="hidden wide:block">
          <EmptyState title={text.empty} text={text.emptyText} />
        </div>
      )}
      <ul ref={list} class="product-list">
        {inOrder.map((product) => (
          <ProductCard
            key={product.productId}
            product={product}
            pinned={isPinned(product)}
            onBuy={onBuy}
            onAdd={onAdd}
          />
        ))}
      </ul>
    </>
  );
}

/** Tells which of the cards in the list come into sight. */
function useShown(products: readonly Product[], onShown: ProductRailProps['onShown']) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!list.current || !onShown) return;
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target instanceof HTMLElement) onShown(target.dataset['product'] ?? '');
    });
    for (const card of list.current.children) observer.observe(card);
    return () => observer.disconnect();
  }, [products, onShown]);
  return list;
}
