import { useSignal } from '@preact/signals';
import type { Order, PaymentAction } from '@stallcast/shared/contract';
import { lazyPage } from '../../app/LazyPage.tsx';
import { useServices } from '../../app/services.ts';
import { Button } from '../../ui/Button.tsx';
import { priceText } from '../../ui/Price.tsx';
import type { CheckoutStore } from './checkout-store.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

// Only a shop that takes cards through Stripe loads anything of Stripe's.
const StripePayment = lazyPage(async () => (await import('./StripePayment.tsx')).StripePayment);

interface PaymentQuestionProps {
  readonly store: CheckoutStore;
  readonly order: Order;
  readonly action: PaymentAction;
}

/** What the buyer has to do before the money can move. */
export function PaymentQuestion({ store, order, action }: PaymentQuestionProps) {
  if (action.kind === 'stripe') return <StripePayment store={store} order={order} action={action} />;
  return <TestChallenge store={store} order={order} challengeId={action.challengeId} />;
}

/** The extra step that some banks ask for, as the test gateway plays it. */
function TestChallenge({
  store,
  order,
  challengeId,
}: Pick<PaymentQuestionProps, 'store' | 'order'> & { readonly challengeId: string }) {
  const { api } = useServices();
  const busy = useSignal(false);
  const answer = async (given: 'approve' | 'deny') => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      const told = await api('payments.testChallenge', { params: { challengeId }, body: { answer: given } });
      store.takeAnswer(told.order);
    } catch (error) {
      store.failAnswer(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <section class="flex flex-col gap-4 py-4">
      <h3 class="text-lg font-bold">{text.challengeTitle}</h3>
      <p class="text-muted">{text.challengeText(priceText(order.total))}</p>
      <ProblemNotice problem={store.problem.value} />
      <Button look="primary" wide busy={busy.value} onClick={() => void answer('approve')}>
        {text.challengeApprove}
      </Button>
      <Button wide busy={busy.value} onClick={() => void answer('deny')}>
        {text.challengeDeny}
      </Button>
    </section>
  );
}
