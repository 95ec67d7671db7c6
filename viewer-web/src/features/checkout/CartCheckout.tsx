import type { Cart, Order } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Price, priceText } from '../../ui/Price.tsx';
import { cartText } from '../../messages/en/cart.ts';
import { CheckoutSteps } from './CheckoutSteps.tsx';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { orderText } from '../../messages/en/order.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { useCheckout } from './use-checkout.ts';

interface CartCheckoutProps {
  readonly cart: Cart;
  /** What can be done once it is bought. */
  readonly after: (order: Order) => ComponentChildren;
}

/** Pays for what is in the cart: it is held as soon as the page is opened. */
export function CartCheckout({ cart, after }: CartCheckoutProps) {
  const store = useCheckout({ kept: null, onOrdered: () => undefined });
  const reserve = () => void store.reserve({});
  useEffect(reserve, [store]);
  const ordered = store.phase.value.name === 'ordered';
  return (
    <div class={ordered ? 'mx-auto max-w-md' : 'split'}>
      {!ordered && <CartSummary cart={cart} />}
      <section class="panel p-5">
        <CheckoutSteps
          store={store}
          choose={
            <div class="flex flex-col gap-4">
              <ProblemNotice problem={store.problem.value} />
              <Button look="primary" wide busy={store.phase.value.name === 'reserving'} onClick={reserve}>
                {store.problem.value ? text.startAgain : text.reserving}
              </Button>
            </div>
          }
          after={after}
        />
      </section>
    </div>
  );
}

function CartSummary({ cart }: { readonly cart: Cart }) {
  return (
    <section class="panel p-5" aria-label={text.summary}>
      <h2 class="mb-3 font-semibold">{text.summary}</h2>
      <ul class="divide-y divide-line">
        {cart.lines.map((line) => (
          <li key={`${line.variantId} ${line.dropId ?? ''}`} class="flex justify-between gap-4 py-2.5">
            <span class="min-w-0">
              <span class="block [overflow-wrap:anywhere]">{line.name}</span>
              {line.variant !== '' && <span class="block text-sm text-muted">{line.variant}</span>}
              <span class="figures text-sm text-muted">
                {orderText.each(line.quantity, priceText(line.unitPrice))}
              </span>
            </span>
            <Price money={line.lineTotal} />
          </li>
        ))}
      </ul>
      {cart.total !== null && (
        <p class="mt-2 flex justify-between border-t border-line pt-3 text-lg font-bold">
          <span>{cartText.total}</span>
          <Price money={cart.total} />
        </p>
      )}
    </section>
  );
}
