import { formatMoney, type Money } from '@stallcast/shared/domain';
import { locale } from '../app/locale.ts';

/** An amount of money as the viewer writes it. */
export function priceText(money: Money): string {
  return formatMoney(money, locale);
}

/** A price as it stands beside a product. */
export function Price({ money }: { readonly money: Money }) {
  return <span class="figures font-semibold">{priceText(money)}</span>;
}
