import type { Cart, Order } from '@stallcast/shared/contract';
import type { Money } from '@stallcast/shared/domain';
import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../../app/services.ts';
import { Price, priceText } from '../../ui/Price.tsx';
import { AttemptKeys } from './attempt-keys.ts';
import { CheckoutStore } from './checkout-store.ts';
import { PaymentForm } from './PaymentForm.tsx';
import { cartText } from '../shop/cart-text.ts';
import { checkoutText } from './checkout-text.ts';
import { orderText } from './order-text.ts';

const text = checkoutText;

interface CartCheckoutProps {
  readonly cart: Cart;
  readonly total: Money;
  readonly onOrdered: (order: Order) => void;
}

/** Pays for what is in the cart. */
export function CartCheckout({ cart, total, onOrdered }: CartCheckoutProps) {
  const { api, storage, askToLogIn } = useServices();
  const [store] = useState(
    () =>
      new CheckoutStore({
        api,
        keys: new AttemptKeys(storage),
        onLoggedOut: (error) => askToLogIn(null, error),
        onOrdered,
      }),
  );
  useEffect(() => () => store.close(), [store]);
  const contents = JSON.stringify(
    cart.lines.map(({ productId, quantity, unitPrice }) => [productId, quantity, unitPrice]),
  );
  return (
    <div class="split">
      <section class="panel p-5" aria-label={text.summary}>
        <h2 class="mb-3 font-semibold">{text.summary}</h2>
        <ul class="divide-y divide-line">
          {cart.lines.map((line) => (
            <li key={line.productId} class="flex justify-between gap-4 py-2.5">
              <span class="min-w-0">
                <span class="block [overflow-wrap:anywhere]">{line.name}</span>
                <span class="figures text-sm text-muted">
                  {orderText.each(line.quantity, priceText(line.unitPrice))}
                </span>
              </span>
              <Price money={line.lineTotal} />
            </li>
          ))}
        </ul>
        <p class="mt-2 flex justify-between border-t border-line pt-3 text-lg font-bold">
          <span>{cartText.total}</span>
          <Price money={total} />
        </p>
      </section>
      <section class="panel p-5">
        <PaymentForm
          store={store}
          purchase={{ kind: 'cart', contents }}
          total={total}
          open={cart.lines.every((line) => line.available)}
        />
      </section>
    </div>
  );
}
