import { useSignal } from '@preact/signals';
import type { Address, Order, PaymentChoice as Choice } from '@stallcast/shared/contract';
import { useRef } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { useServices } from '../../app/services.ts';
import { Button } from '../../ui/Button.tsx';
import { HeldFor } from '../../ui/HeldFor.tsx';
import { priceText } from '../../ui/Price.tsx';
import { readAddress } from './address-form.ts';
import { AddressFields } from './AddressFields.tsx';
import type { CheckoutStore } from './checkout-store.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { CouponField } from './CouponField.tsx';
import { type Gateway, optionsOf, PaymentChoice } from './PaymentChoice.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import { Totals } from './Totals.tsx';

interface DetailsFormProps {
  readonly store: CheckoutStore;
  readonly order: Order;
  readonly gateways: readonly Gateway[];
  /** Where the last order went. */
  readonly lastAddress: Address | null;
}

/** What is still to be said while the items are held: where to send them, a code, how to pay. Then it is paid. */
export function DetailsForm({ store, order, gateways, lastAddress }: DetailsFormProps) {
  const { clock } = useServices();
  const form = useRef<HTMLFormElement>(null);
  const options = optionsOf(gateways);
  const payment = useSignal<Choice | undefined>(options[0]?.choice);
  const busy = useSignal(false);
  const problem = store.problem.value;
  const paying = store.phase.value.name === 'paying' || busy.value;
  const physical = order.lines.some((line) => line.isPhysical);
  // While the outcome is unknown only the very same attempt may go on.
  const unknown = problem !== null && !problem.certain;
  const pay = async (choice: Choice) => {
    busy.value = true;
    if (!physical || unknown || (await store.setDetails({ address: addressIn(form.current) })))
      await store.pay(choice);
    busy.value = false;
  };
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    const choice = payment.peek();
    if (choice && !busy.peek()) void pay(choice);
  };
  return (
    <form ref={form} class="flex flex-col gap-5" onSubmit={handleSubmit}>
      {order.expiresAt !== null && (
        <HeldFor
          label={text.reserved}
          until={order.expiresAt}
          clock={clock}
          onOver={() => store.expire(text.ranOut)}
        />
      )}
      {physical && (
        <AddressFields
          known={order.address ?? lastAddress}
          disabled={paying || unknown}
          problems={problem?.fields ?? {}}
        />
      )}
      <CouponField
        used={order.couponCode}
        disabled={paying || unknown}
        onUse={(couponCode) => store.setDetails({ couponCode })}
      />
      {options.length === 0 ? (
        <p class="notice bg-warn-soft text-warn">{text.noGateway}</p>
      ) : (
        <PaymentChoice
          options={options}
          chosen={payment.value}
          disabled={paying || unknown}
          onChoose={(choice) => {
            payment.value = choice;
          }}
        />
      )}
      <Totals order={order} physical={physical} />
      <ProblemNotice problem={problem} />
      <Button type="submit" look="primary" wide busy={paying} disabled={payment.value === undefined}>
        {paying ? text.paying : unknown ? messages.retry : text.pay(priceText(order.total))}
      </Button>
    </form>
  );
}

function addressIn(form: HTMLFormElement | null): Address {
  if (!form) throw new Error('the form is not on the page');
  return readAddress(new FormData(form));
}
