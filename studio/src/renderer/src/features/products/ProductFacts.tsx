import type { Product } from '@stallcast/shared/contract';
import { classes } from '../../lib/class-names.ts';
import { countText, moneyText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';

/** At or below this many, the seller should know while talking. */
const lowStock = 5;

/** Name, price and what is left of a product. */
export function ProductFacts({ product }: { product: Product }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="selectable truncate text-sm font-medium">{product.name}</p>
      <p className="flex gap-2 text-xs text-muted">
        <span className="figures font-medium text-ink">{moneyText(product.price)}</span>
        <StockText stock={product.stock} />
      </p>
    </div>
  );
}

/** How many are left, in the colour it deserves. */
export function StockText({ stock }: { stock: number }) {
  if (stock === 0) return <span className="font-semibold text-bad">{t.products.soldOut}</span>;
  const low = stock <= lowStock;
  return (
    <span className={classes('truncate', low && 'font-medium text-warn')}>
      {low ? t.products.lowStock(countText(stock)) : t.products.stock(countText(stock))}
    </span>
  );
}
