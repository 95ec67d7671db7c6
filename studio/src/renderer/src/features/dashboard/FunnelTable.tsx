import type { ProductFunnel } from '@stallcast/shared/contract';
import { countText, moneyText } from '../../lib/locale.ts';
import { t } from '../../messages/messages.ts';

/** What became of each product, from the first look to the money. */
export function FunnelTable({ products }: { products: readonly ProductFunnel[] }) {
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t.funnel.title}</caption>
      <thead className="text-xs text-muted">
        <tr className="h-8">
          <th scope="col" className="text-left font-medium">
            {t.funnel.product}
          </th>
          <Heading text={t.funnel.shown} />
          <Heading text={t.funnel.clicked} />
          <Heading text={t.funnel.carted} />
          <Heading text={t.funnel.paid} />
          <th scope="col" className="w-22 text-right font-medium">
            {t.funnel.revenue}
          </th>
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <tr key={product.productId} className="h-9 border-t border-line">
            <th scope="row" className="truncate text-left font-medium">
              {product.name}
            </th>
            <Count value={product.shown} />
            <Count value={product.clicked} />
            <Count value={product.carted} />
            <Count value={product.units} strong />
            <td className="figures text-right font-medium">{moneyText(product.revenue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <th scope="col" className="w-14 text-right font-medium">
      {text}
    </th>
  );
}

function Count({ value, strong = false }: { value: number; strong?: boolean }) {
  return (
    <td className={strong && value > 0 ? 'figures text-right font-semibold text-good' : 'figures text-right'}>
      {countText(value)}
    </td>
  );
}
