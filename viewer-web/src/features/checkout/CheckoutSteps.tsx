import { useSignal } from '@preact/signals';
import type { Address, Order } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useServices } from '../../app/services.ts';
import { ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { PaymentQuestion } from './PaymentQuestion.tsx';
import type { CheckoutStore } from './checkout-store.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { DetailsForm } from './DetailsForm.tsx';
import { OrderResult } from './OrderResult.tsx';
import type { Gateway } from './PaymentChoice.tsx';

interface CheckoutStepsProps {
  readonly store: CheckoutStore;
  /** What is shown while nothing is held. */
  readonly choose: ComponentChildren;
  /** What can be done once it is bought. */
  readonly after: (order: Order) => ComponentChildren;
}

interface Known {
  readonly gateways: readonly Gateway[];
  readonly lastAddress: Address | null;
}

/** The steps of a purchase, one at a time. */
export function CheckoutSteps({ store, choose, after }: CheckoutStepsProps) {
  const { known, failed, load } = useKnown();
  const phase = store.phase.value;
  switch (phase.name) {
    case 'choosing':
    case 'reserving':
      return <>{choose}</>;
    case 'asked':
      return <PaymentQuestion store={store} order={phase.order} action={phase.action} />;
    case 'ordered':
      return <OrderResult order={phase.order}>{after(phase.order)}</OrderResult>;
    case 'reserved':
    case 'paying':
      if (known) return <DetailsForm store={store} order={phase.order} {...known} />;
      if (failed) return <ErrorState title={text.failedTitle} onRetry={load} />;
      return (
        <Loading>
          <Skeleton class="h-48" />
        </Loading>
      );
  }
}

/** What can be paid with here, and where the last order went. */
function useKnown() {
  const { api } = useServices();
  const known = useSignal<Known | null>(null);
  const failed = useSignal(false);
  const load = () => {
    failed.value = false;
    Promise.all([api('payments.methods', {}), api('addresses.last', {})])
      .then(([{ gateways }, { address }]) => {
        known.value = { gateways, lastAddress: address };
      })
      .catch(() => {
        failed.value = true;
      });
  };
  useEffect(load, []);
  return { known: known.value, failed: failed.value, load };
}
