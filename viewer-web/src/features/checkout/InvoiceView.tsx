import type { Order } from '@stallcast/shared/contract';
import { formatDay } from '../../app/locale.ts';
import { checkoutText } from '../../messages/en/checkout.ts';
import { orderText as text } from '../../messages/en/order.ts';
import { Price, priceText } from '../../ui/Price.tsx';
import { addressLines } from './address-lines.ts';
import { type Invoice, linesBySeller } from './invoice-store.ts';
import { orderNumber } from './order-number.ts';
import { Refunded, Totals } from './Totals.tsx';

interface InvoiceViewProps {
  readonly invoice: Invoice;
  /** Who bought, where no address says it. */
  readonly buyerName: string;
}

/** An invoice as it is printed: who sold what to whom, when, and for how much. */
export function InvoiceView({ invoice, buyerName }: InvoiceViewProps) {
  const { order, sellers } = invoice;
  return (
    <article class="panel flex flex-col gap-6 p-5">
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt class="text-muted">{text.invoiceNumber}</dt>
        <dd class="figures font-semibold">{orderNumber(order.orderId)}</dd>
        <dt class="text-muted">{text.invoiceDate}</dt>
        <dd>{formatDay(order.paidAt ?? order.createdAt)}</dd>
        <dt class="text-muted">{text.soldBy}</dt>
        <dd class="[overflow-wrap:anywhere]">
          {sellers.map(({ name }) => name).join(', ')}
          <span class="block text-muted">{window.location.host}</span>
        </dd>
        <dt class="text-muted">{text.soldTo}</dt>
        <dd class="whitespace-pre-line [overflow-wrap:anywhere]">
          {order.address ? addressLines(order.address) : buyerName}
        </dd>
      </dl>
      <table class="w-full text-sm">
        <thead>
          <tr class="border-b border-line">
            <th scope="col" class="py-2 text-start">
              {text.products}
            </th>
            <th scope="col" class="py-2 text-end">
              {text.amount}
            </th>
          </tr>
        </thead>
        {linesBySeller(invoice).map(({ seller, lines }) => (
          <tbody key={seller.vendorId} class="divide-y divide-line border-b border-line">
            {sellers.length > 1 && (
              <tr>
                <th scope="rowgroup" colSpan={2} class="py-2 text-start [overflow-wrap:anywhere]">
                  {seller.name}
                </th>
              </tr>
            )}
            {lines.map((line) => (
              <InvoiceLine key={line.orderLineId} line={line} />
            ))}
          </tbody>
        ))}
      </table>
      <div>
        <Totals order={order} physical={order.address !== null} />
        <Refunded order={order} />
      </div>
      <p class="text-sm text-muted">
        {order.paidAt !== null && text.paidOn(formatDay(order.paidAt))}
        {order.payment?.gateway === 'test' && ` ${checkoutText.testMode}. ${text.testPayment}`}
      </p>
    </article>
  );
}

function InvoiceLine({ line }: { readonly line: Order['lines'][number] }) {
  const { name, variant, quantity, unitPrice, discount, amount } = line;
  return (
    <tr class="align-top">
      <td class="py-2 [overflow-wrap:anywhere]">
        <span class="font-medium">{name}</span>
        {variant !== '' && ` (${variant})`}
        <span class="figures block text-muted">
          {text.each(quantity, priceText(unitPrice))}
          {discount.amountMinor > 0 && ` · ${text.takenOff(priceText(discount))}`}
        </span>
      </td>
      <td class="py-2 text-end">
        <Price money={amount} />
      </td>
    </tr>
  );
}
