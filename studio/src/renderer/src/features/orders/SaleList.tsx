import type { Sale } from '@stallcast/shared/contract';
import { classes } from '../../lib/class-names.ts';
import { countText, locale, moneyText } from '../../lib/locale.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { orderNumber, saleSummary } from './sale-facts.ts';
import { SaleStatus } from './SaleStatus.tsx';

interface SaleListProps {
  sales: readonly Sale[];
  /** The order that is open beside the list. */
  chosenId: string | null;
  onChoose: (sale: Sale) => void;
}

/** Orders, one a line, the newest first. */
export function SaleList({ sales, chosenId, onChoose }: SaleListProps) {
  return (
    <ol aria-label={t.orders.title} className="flex flex-col gap-1">
      {sales.map((sale) => (
        <SaleLine
          key={sale.orderId}
          sale={sale}
          chosen={sale.orderId === chosenId}
          onPress={() => onChoose(sale)}
        />
      ))}
    </ol>
  );
}

interface SaleLineProps {
  sale: Sale;
  chosen: boolean;
  onPress: () => void;
}

function SaleLine({ sale, chosen, onPress }: SaleLineProps) {
  const { first, others } = saleSummary(sale);
  return (
    <li>
      <button
        type="button"
        aria-current={chosen || undefined}
        onClick={onPress}
        className={classes(
          'grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 rounded-md border px-3 py-2.5 text-left',
          chosen ? 'border-accent/50 bg-accent-soft' : 'border-transparent hover:bg-hover',
        )}
      >
        <span className="truncate text-sm font-semibold">
          <bdi>{sale.buyerName}</bdi>
        </span>
        <span className="figures text-right text-sm font-semibold">{moneyText(sale.total)}</span>
        <span className="min-w-0 text-xs text-muted">
          <span className="block truncate">
            {first}
            {others > 0 && ` ${t.orders.andOthers(countText(others), others)}`}
          </span>
          <span className="block truncate">
            {t.orders.number(orderNumber(sale.orderId))} · {dayText(sale.createdAt, locale)}
          </span>
        </span>
        <span className="self-end">
          <SaleStatus sale={sale} />
        </span>
      </button>
    </li>
  );
}
