import type { Product } from '@stallcast/shared/contract';
import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import { countText, moneyText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { StockText } from './ProductFacts.tsx';
import { hasSeveralPrices, variantCount } from './variant-facts.ts';

interface ProductListProps {
  products: readonly Product[];
  /** The product whose status is being changed; null when none is. */
  busyWith: string | null;
  onEdit: (product: Product) => void;
  onStatus: (product: Product) => void;
}

/** My products, one a row: what each costs and how many are left. */
export function ProductList({ products, busyWith, onEdit, onStatus }: ProductListProps) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-card">
      <table className="w-full table-fixed text-left text-sm">
        <thead className="border-b border-line text-xs text-muted">
          <tr className="h-10">
            <th className="pl-4 font-medium">{t.products.product}</th>
            <th className="w-32 px-3 text-right font-medium">{t.products.price}</th>
            <th className="w-36 px-3 font-medium">{t.products.stockTitle}</th>
            <th className="w-24 pr-4 text-right font-medium">
              <span className="sr-only">{t.products.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <ProductRow
              key={product.productId}
              product={product}
              busy={busyWith === product.productId}
              onEdit={() => onEdit(product)}
              onStatus={() => onStatus(product)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ProductRowProps {
  product: Product;
  busy: boolean;
  onEdit: () => void;
  onStatus: () => void;
}

function ProductRow({ product, busy, onEdit, onStatus }: ProductRowProps) {
  const { name, status } = product;
  const count = variantCount(product);
  const StatusIcon = status === 'active' ? Archive : ArchiveRestore;
  const statusText = status === 'active' ? t.products.archive(name) : t.products.restore(name);
  return (
    <tr className="h-16 border-b border-line last:border-b-0 hover:bg-hover">
      <td className="py-2 pl-4">
        <div className="flex items-center gap-3">
          <ProductPicture imageUrl={product.imageUrl} className="size-11" />
          <div className="min-w-0">
            <button
              type="button"
              onClick={onEdit}
              className="block max-w-full truncate rounded-sm text-left font-medium hover:underline"
            >
              {name}
            </button>
            <p className="flex items-center gap-2 truncate text-xs text-muted">
              {count > 1 && <span>{t.products.variantCount(countText(count))}</span>}
              {!product.isPhysical && <span>{t.products.notSent}</span>}
              {product.perBuyerLimit !== null && (
                <span>{t.products.atMost(countText(product.perBuyerLimit))}</span>
              )}
            </p>
          </div>
        </div>
      </td>
      <td className="figures px-3 text-right font-medium">
        {hasSeveralPrices(product) ? t.products.from(moneyText(product.price)) : moneyText(product.price)}
      </td>
      <td className="px-3 text-xs text-muted">
        {status === 'archived' ? (
          <Badge tone="neutral">{t.products.archived}</Badge>
        ) : (
          <StockText stock={product.stock} />
        )}
      </td>
      <td className="pr-3 text-right">
        <div className="flex justify-end gap-1">
          <Button size="icon" tone="quiet" aria-label={t.products.change(name)} onClick={onEdit}>
            <Pencil size={15} aria-hidden="true" />
          </Button>
          <Button size="icon" tone="quiet" aria-label={statusText} disabled={busy} onClick={onStatus}>
            <StatusIcon size={15} aria-hidden="true" />
          </Button>
        </div>
      </td>
    </tr>
  );
}
