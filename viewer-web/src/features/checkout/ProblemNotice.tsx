import type { CheckoutProblem } from './checkout-store.ts';
import { checkoutText as text } from '../../messages/en/checkout.ts';

/** What went wrong, and whether anything was bought. */
export function ProblemNotice({ problem }: { readonly problem: CheckoutProblem | null }) {
  return (
    <div role="alert" class="empty:hidden">
      {problem && (
        <div class={`notice ${problem.certain ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}>
          <p class="font-semibold">{problem.certain ? text.failedTitle : text.unknownTitle}</p>
          <p>{problem.reason}</p>
          <p>{problem.certain ? text.nothingCharged : text.unknownText}</p>
        </div>
      )}
    </div>
  );
}
