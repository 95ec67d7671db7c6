import type { Product } from '@stallcast/shared/contract';
import { ArrowDown, ArrowUp, Package, X } from 'lucide-react';
import { countText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { moveProduct, toggleProduct } from './show-selection.ts';

interface SelectionOrderProps {
  selection: readonly Product[];
  onChange: (selection: readonly Product[]) => void;
}

/** The chosen products in the order viewers will see them. */
export function SelectionOrder({ selection, onChange }: SelectionOrderProps) {
  return (
    <section
      aria-label={t.products.onShow}
      className="flex min-h-0 flex-col rounded-md border border-line bg-sunken"
    >
      <h3 className="px-3 pt-2.5 pb-1.5 text-xs font-semibold text-muted">{t.products.onShow}</h3>
      {selection.length === 0 ? (
        <EmptyState icon={<Package size={22} strokeWidth={1.6} />} title={t.products.emptyTitle} />
      ) : (
        <ol className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          {selection.map((product, index) => (
            <li
              key={product.productId}
              className="group flex items-center gap-1.5 rounded-md py-0.5 pl-1.5 hover:bg-hover"
            >
              <span className="figures w-5 shrink-0 text-xs text-muted">{countText(index + 1)}</span>
              <span className="min-w-0 flex-1 truncate text-sm">{product.name}</span>
              <Button
                size="icon-sm"
                tone="quiet"
                aria-label={t.products.moveUp(product.name)}
                disabled={index === 0}
                onClick={() => onChange(moveProduct(selection, product.productId, -1))}
              >
                <ArrowUp size={14} aria-hidden="true" />
              </Button>
              <Button
                size="icon-sm"
                tone="quiet"
                aria-label={t.products.moveDown(product.name)}
                disabled={index === selection.length - 1}
                onClick={() => onChange(moveProduct(selection, product.productId, 1))}
              >
                <ArrowDown size={14} aria-hidden="true" />
              </Button>
              <Button
                size="icon-sm"
                tone="quiet"
                aria-label={t.products.remove(product.name)}
                onClick={() => onChange(toggleProduct(selection, product))}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
