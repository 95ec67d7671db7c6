import type { Signal } from '@preact/signals';
import type { PaymentMethod } from './checkout-store.ts';
import { checkoutText } from './checkout-text.ts';

const text = checkoutText;

const methods: readonly { readonly method: PaymentMethod; readonly title: string; readonly note: string }[] =
  [
    { method: 'approve', title: text.approve, note: text.approveText },
    { method: 'decline', title: text.decline, note: text.declineText },
    { method: 'delayed', title: text.delayed, note: text.delayedText },
  ];

/** The payment step of the built-in test gateway, which says aloud that it is one. */
export function PaymentChoice({
  chosen,
  disabled,
}: {
  readonly chosen: Signal<PaymentMethod>;
  readonly disabled: boolean;
}) {
  return (
    <fieldset disabled={disabled} class="flex flex-col gap-2">
      <legend class="mb-1 flex w-full items-center justify-between gap-2">
        <span class="font-semibold">{text.payment}</span>
        <span class="rounded-full bg-warn-soft px-2.5 py-0.5 text-xs font-semibold text-warn">
          {text.testMode}
        </span>
      </legend>
      <p class="mb-1 text-sm text-muted">{text.testModeText}</p>
      {methods.map(({ method, title, note }) => (
        <label key={method} class="choice">
          <input
            type="radio"
            name="payment"
            value={method}
            checked={chosen.value === method}
            onChange={() => {
              chosen.value = method;
            }}
          />
          <span>
            <span class="block font-medium">{title}</span>
            <span class="block text-sm text-muted">{note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
