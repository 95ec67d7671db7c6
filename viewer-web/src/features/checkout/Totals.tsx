import type { Order } from '@stallcast/shared/contract';
import type { Money } from '@stallcast/shared/domain';
import { Price, priceText } from '../../ui/Price.tsx';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { orderText } from '../../messages/en/order.ts';

type Amounts = Pick<Order, 'items' | 'discount' | 'shipping' | 'tax' | 'total'>;

/** What an order costs, part by part; parts that are nothing are left out where they say nothing. */
export function Totals({ order, physical }: { readonly order: Amounts; readonly physical: boolean }) {
  const { items, discount, shipping, tax, total } = order;
  const split = physical || discount.amountMinor > 0 || tax.amountMinor > 0;
  return (
    <dl class="flex flex-col gap-1.5">
      {split && <Row label={text.items} money={plus(items, discount)} />}
      {discount.amountMinor > 0 && (
        <Row label={text.discount} money={{ ...discount, amountMinor: -discount.amountMinor }} />
      )}
      {physical && <Row label={text.shipping} money={shipping} free />}
      {tax.amountMinor > 0 && <Row label={text.tax} money={tax} />}
      <div class="flex justify-between border-t border-line pt-2 text-lg font-bold">
        <dt>{text.total}</dt>
        <dd>
          <Price money={total} />
        </dd>
      </div>
    </dl>
  );
}

/** What was paid back of an order; nothing where nothing was. */
export function Refunded({ order: { refunded } }: { readonly order: Pick<Order, 'refunded'> }) {
  if (refunded.amountMinor === 0) return null;
  return (
    <p class="mt-2 flex justify-between text-sm text-muted">
      <span>{orderText.refunded}</span>
      <span class="figures">{priceText(refunded)}</span>
    </p>
  );
}

interface RowProps {
  readonly label: string;
  readonly money: Money;
  /** Nothing is said as "free". */
  readonly free?: boolean;
}

function Row({ label, money, free = false }: RowProps) {
  return (
    <div class="flex justify-between text-sm">
      <dt class="text-muted">{label}</dt>
      <dd class="figures">{free && money.amountMinor === 0 ? text.free : priceText(money)}</dd>
    </div>
  );
}

/** Items before the discount: they are told after it. */
function plus(a: Money, b: Money): Money {
  return { ...a, amountMinor: a.amountMinor + b.amountMinor };
}
