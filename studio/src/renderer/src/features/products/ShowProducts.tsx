import type { Product } from '@stallcast/shared/contract';
import { Package, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { ProductFacts } from './ProductFacts.tsx';

interface LinesProps {
  /** In the order viewers see them. */
  products: readonly Product[];
  /** What can be done with a product, at the end of its line. */
  actionsOf?: ((product: Product) => ReactNode) | undefined;
  /** The product that stands out, if any. */
  markedId?: string | null | undefined;
}

interface ShowProductsProps extends LinesProps {
  /** Opens the choice of products. */
  onEdit: () => void;
  /** Beside the button that opens the choice. */
  aside?: ReactNode;
  /** Above the list. */
  children?: ReactNode;
  /** Stands where the list would. */
  instead?: ReactNode;
  className?: string;
}

/** What is sold in this show. */
export function ShowProducts({ onEdit, aside, children, instead, className, ...lines }: ShowProductsProps) {
  const empty = lines.products.length === 0;
  return (
    <Panel
      title={t.products.onShow}
      {...(className !== undefined && { className })}
      aside={
        !empty && (
          <div className="flex items-center">
            {aside}
            <Button size="sm" tone="quiet" onClick={onEdit}>
              {t.products.edit}
            </Button>
          </div>
        )
      }
    >
      {children}
      {empty ? <NoProducts onEdit={onEdit} /> : (instead ?? <Lines {...lines} />)}
    </Panel>
  );
}

function Lines({ products, actionsOf, markedId = null }: LinesProps) {
  return (
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
  );
}

function NoProducts({ onEdit }: { onEdit: () => void }) {
  return (
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
  );
}
