import type { Product } from '@stallcast/shared/contract';
import { Package, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProductFacts } from './ProductFacts.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';

interface ShowProductsProps {
  /** In the order viewers see them. */
  products: readonly Product[];
  /** Opens the choice of products. */
  onEdit: () => void;
  /** What can be done with a product, at the end of its line. */
  actionsOf?: (product: Product) => ReactNode;
  /** The product that stands out, if any. */
  markedId?: string | null;
  /** Above the list. */
  children?: ReactNode;
  className?: string;
}

/** What is sold in this show. */
export function ShowProducts({
  products,
  onEdit,
  actionsOf,
  markedId = null,
  children,
  className,
}: ShowProductsProps) {
  const empty = products.length === 0;
  return (
    <Panel
      title={t.products.onShow}
      {...(className !== undefined && { className })}
      aside={
        !empty && (
          <Button size="sm" tone="quiet" onClick={onEdit}>
            {t.products.edit}
          </Button>
        )
      }
    >
      {children}
      {empty ? (
        <EmptyState
          icon={<Package size={22} strokeWidth={1.6} />}
          title={t.products.emptyTitle}
          action={
            <Button size="sm" onClick={onEdit}>
              <Plus size={14} aria-hidden="true" />
              {t.products.choose}
            </Button>
          }
        >
          {t.products.empty}
        </EmptyState>
      ) : (
        <ol tabIndex={0} aria-label={t.products.onShow} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
          {products.map((product) => (
            <li
              key={product.productId}
              className={classes(
                'flex items-center gap-3 rounded-md p-1.5',
                product.productId === markedId && 'bg-accent-soft',
              )}
            >
              <ProductPicture imageUrl={product.imageUrl} />
              <ProductFacts product={product} />
              {actionsOf?.(product)}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
