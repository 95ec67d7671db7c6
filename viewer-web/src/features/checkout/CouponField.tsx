import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { checkoutText as text } from '../../messages/en/checkout.ts';

interface CouponFieldProps {
  /** The code that the order has. */
  readonly used: string | null;
  readonly disabled: boolean;
  /** Sets the code, or takes it off. */
  readonly onUse: (code: string | null) => Promise<boolean>;
}

/** A discount code: typed and applied, or the one that is applied. */
export function CouponField({ used, disabled, onUse }: CouponFieldProps) {
  const id = useId();
  const typed = useSignal('');
  const busy = useSignal(false);
  const use = async (code: string | null) => {
    if (busy.peek()) return;
    busy.value = true;
    await onUse(code);
    busy.value = false;
  };
  if (used !== null) {
    return (
      <p class="flex items-center justify-between gap-3">
        <span class="min-w-0 truncate">
          {text.coupon}: <strong>{used}</strong>
        </span>
        <Button size="sm" disabled={disabled} busy={busy.value} onClick={() => void use(null)}>
          {text.removeCoupon}
        </Button>
      </p>
    );
  }
  return (
    <div class="flex flex-col gap-1.5">
      <label for={id} class="text-sm font-semibold">
        {text.coupon}
      </label>
      <div class="flex gap-2">
        <input
          id={id}
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          maxLength={32}
          disabled={disabled}
          value={typed.value}
          class="h-11 min-w-0 flex-1 rounded-md border border-line-strong bg-card px-3 uppercase"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter in this line applies the code; it must not pay.
            event.preventDefault();
            if (typed.peek().trim() !== '') void use(typed.peek().trim());
          }}
        />
        <Button
          disabled={disabled || typed.value.trim() === ''}
          busy={busy.value}
          onClick={() => void use(typed.peek().trim())}
        >
          {text.applyCoupon}
        </Button>
      </div>
    </div>
  );
}
