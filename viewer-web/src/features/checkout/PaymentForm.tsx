import { useSignal } from '@preact/signals';
import type { Money } from '@stallcast/shared/domain';
import { messages } from '../../app/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { priceText } from '../../ui/Price.tsx';
import type { CheckoutStore, PaymentMethod, Purchase } from './checkout-store.ts';
import { PaymentChoice } from './PaymentChoice.tsx';
import { checkoutText } from './checkout-text.ts';

const text = checkoutText;

interface PaymentFormProps {
  readonly store: CheckoutStore;
  readonly purchase: Purchase;
  readonly total: Money;
  /** Whether what is bought can still be had. */
  readonly open: boolean;
}

/** Choose how to pay, and pay; says what went wrong and what can be done. */
export function PaymentForm({ store, purchase, total, open }: PaymentFormProps) {
  const method = useSignal<PaymentMethod>('approve');
  const phase = store.phase.value;
  const paying = phase.name === 'paying';
  // While the outcome is unknown only the very same attempt may go on.
  const unknown = phase.name === 'failed' && !phase.certain;
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    void store.pay(purchase, method.peek());
  };
  return (
    <form class="flex flex-col gap-4" onSubmit={handleSubmit}>
      <PaymentChoice chosen={method} disabled={paying || unknown} />
      <div role="alert" class="empty:-mb-4">
        {phase.name === 'failed' && (
          <div class={`notice ${phase.certain ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}>
            <p class="font-semibold">{phase.certain ? text.failedTitle : text.unknownTitle}</p>
            <p>{phase.reason}</p>
            {unknown && <p>{text.unknownText}</p>}
          </div>
        )}
      </div>
      <Button type="submit" look="primary" wide busy={paying} disabled={!open && !unknown}>
        {paying
          ? text.paying
          : unknown
            ? messages.retry
            : open
              ? text.pay(priceText(total))
              : messages.shop.soldOut}
      </Button>
    </form>
  );
}
