import { useSignal } from '@preact/signals';
import type { Cart, Order } from '@stallcast/shared/contract';
import { useEffect } from 'preact/hooks';
import { CartCheckout } from '../../features/checkout/CartCheckout.tsx';
import { buttonClass } from '../../ui/Button.tsx';
import { CartIcon } from '../../ui/icons.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { messages } from '../../messages/en/general.ts';
import { RequireAccount } from '../RequireAccount.tsx';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { cartText } from '../../messages/en/cart.ts';
import { checkoutText } from '../../messages/en/checkout.ts';
import { orderText } from '../../messages/en/order.ts';

/** Pay for what is in the cart. */
export function CheckoutPage() {
  usePageTitle(checkoutText.title);
  return (
    <RequireAccount>
      <div class="page page-narrow">
        <h1 class="page-title">{checkoutText.title}</h1>
        <Checkout />
      </div>
    </RequireAccount>
  );
}

function Checkout() {
  const { cart: store } = useServices();
  const failed = useSignal(false);
  const begun = useSignal<Cart | null>(null);
  const load = async () => {
    failed.value = false;
    try {
      await store.load();
      // What is bought is what was in the cart when this page was opened.
      begun.value = store.cart.peek();
    } catch {
      failed.value = true;
    }
  };
  useEffect(() => void load(), []);
  const cart = begun.value;
  if (cart && cart.total !== null) {
    return <CartCheckout cart={cart} after={(order) => <WhereNext order={order} />} />;
  }
  if (cart) return <NothingToPay mixed={cart.lines.length > 0} />;
  if (failed.value) return <ErrorState title={cartText.failed} onRetry={() => void load()} />;
  return (
    <Loading>
      <Skeleton class="h-64" />
    </Loading>
  );
}

function WhereNext({ order }: { readonly order: Order }) {
  const show = order.lines.find((line) => line.streamId !== null)?.streamId;
  return (
    <>
      {show && (
        <a href={paths.show(show)} class={buttonClass({ look: 'primary', wide: true })}>
          {cartText.backToShow}
        </a>
      )}
      <a
        href={paths.order(order.orderId)}
        class={buttonClass({ look: show ? 'secondary' : 'primary', wide: true })}
      >
        {orderText.view}
      </a>
    </>
  );
}

function NothingToPay({ mixed }: { readonly mixed: boolean }) {
  const text = cartText;
  return (
    <EmptyState
      title={mixed ? text.title : text.empty}
      text={mixed ? text.mixed : text.emptyText}
      icon={<CartIcon size={32} />}
    >
      <a href={mixed ? paths.cart : paths.home} class={buttonClass({ look: 'primary' })}>
        {mixed ? text.title : messages.notFound.home}
      </a>
    </EmptyState>
  );
}
