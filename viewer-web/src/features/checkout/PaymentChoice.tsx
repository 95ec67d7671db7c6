import type { PaymentChoice as Choice, RouteOutput, Routes } from '@stallcast/shared/contract';
import { checkoutText as text } from '../../messages/en/checkout.ts';

export type Gateway = RouteOutput<Routes['payments.methods']>['gateways'][number];

interface Option {
  readonly choice: Choice;
  readonly title: string;
  readonly note: string;
}

/** The methods of the test gateway that a trial is shown; the others make trouble on purpose, for tests. */
const trialOptions: readonly Option[] = [
  { choice: { gateway: 'test', method: 'approve' }, title: text.approve, note: text.approveText },
  { choice: { gateway: 'test', method: 'decline' }, title: text.decline, note: text.declineText },
  { choice: { gateway: 'test', method: 'challenge' }, title: text.challenge, note: text.challengeNote },
  { choice: { gateway: 'test', method: 'delayed' }, title: text.delayed, note: text.delayedText },
];
const stripeOption: Option = {
  choice: { gateway: 'stripe', method: 'automatic' },
  title: text.card,
  note: '',
};

/** What can be paid with, the usual way first. */
export function optionsOf(gateways: readonly Gateway[]): readonly Option[] {
  return gateways.flatMap((gateway) => {
    if (gateway.gateway === 'stripe') return [stripeOption];
    return trialOptions.filter(({ choice }) => gateway.methods.some((method) => method === choice.method));
  });
}

interface PaymentChoiceProps {
  readonly options: readonly Option[];
  readonly chosen: Choice | undefined;
  readonly disabled: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** How to pay. The built-in test gateway says aloud that it is one. */
export function PaymentChoice({ options, chosen, disabled, onChoose }: PaymentChoiceProps) {
  const isTrial = options.some(({ choice }) => choice.gateway === 'test');
  return (
    <fieldset disabled={disabled} class="flex flex-col gap-2">
      <legend class="mb-1 flex w-full items-center justify-between gap-2">
        <span class="font-semibold">{text.payment}</span>
        {isTrial && (
          <span class="rounded-full bg-warn-soft px-2.5 py-0.5 text-xs font-semibold text-warn">
            {text.testMode}
          </span>
        )}
      </legend>
      {isTrial && <p class="mb-1 text-sm text-muted">{text.testModeText}</p>}
      {options.map(({ choice, title, note }) => (
        <label key={choice.method} class="choice">
          <input
            type="radio"
            name="payment"
            value={choice.method}
            checked={chosen?.method === choice.method}
            onChange={() => onChoose(choice)}
          />
          <span>
            <span class="block font-medium">{title}</span>
            {note !== '' && <span class="block text-sm text-muted">{note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
