import { useSignal } from '@preact/signals';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import type { Order, PaymentAction } from '@stallcast/shared/contract';
import { useEffect, useRef } from 'preact/hooks';
import { locale } from '../../app/locale.ts';
import { useServices } from '../../app/services.ts';
import { Button } from '../../ui/Button.tsx';
import { priceText } from '../../ui/Price.tsx';
import { Skeleton } from '../../ui/States.tsx';
import type { CheckoutStore } from './checkout-store.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

interface StripePaymentProps {
  readonly store: CheckoutStore;
  readonly order: Order;
  readonly action: Extract<PaymentAction, { readonly kind: 'stripe' }>;
}

interface Ready {
  readonly stripe: Stripe;
  readonly elements: StripeElements;
}

/** Stripe's own form, in a frame of Stripe's: what is typed there never comes to this page or this server. */
export function StripePayment({ store, order, action }: StripePaymentProps) {
  const { api } = useServices();
  const place = useRef<HTMLDivElement>(null);
  const ready = useSignal<Ready | null>(null);
  const failed = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    let gone = false;
    mountForm(action, place.current)
      .then((form) => {
        if (!gone) ready.value = form;
      })
      .catch(() => {
        failed.value = text.stripeFailed;
      });
    return () => {
      gone = true;
    };
  }, [action]);
  const confirm = async ({ stripe, elements }: Ready) => {
    busy.value = true;
    failed.value = null;
    const { error } = await stripe.confirmPayment({ elements, redirect: 'if_required' });
    if (error) failed.value = error.message ?? text.failedTitle;
    // The webhook says what became of it; the order is followed until it has come.
    else
      await api('orders.one', { params: { orderId: order.orderId } }).then(
        (told) => store.takeAnswer({ ...told.order, payment: null }),
        (problem: unknown) => store.failAnswer(problem),
      );
    busy.value = false;
  };
  return (
    <div class="flex flex-col gap-4 py-4">
      <div ref={place}>{!ready.value && failed.value === null && <Skeleton class="h-48" />}</div>
      {failed.value !== null && (
        <p role="alert" class="notice bg-bad-soft text-bad">
          {failed.value}
        </p>
      )}
      <ProblemNotice problem={store.problem.value} />
      <Button
        look="primary"
        wide
        busy={busy.value}
        disabled={!ready.value}
        onClick={() => ready.value && void confirm(ready.value)}
      >
        {busy.value ? text.paying : text.pay(priceText(order.total))}
      </Button>
    </div>
  );
}

async function mountForm(
  { publishableKey, clientSecret }: StripePaymentProps['action'],
  place: HTMLElement | null,
): Promise<Ready> {
  const stripe = await loadStripe(publishableKey);
  if (!stripe || !place) throw new Error('the payment form has no place');
  const language = new Intl.Locale(locale).language;
  const elements = stripe.elements({ clientSecret, locale: language === 'de' ? 'de' : 'en' });
  elements.create('payment').mount(place);
  return { stripe, elements };
}
