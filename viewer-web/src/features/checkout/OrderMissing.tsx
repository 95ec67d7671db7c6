import { paths } from '../../app/routes.ts';
import { orderText as text } from '../../messages/en/order.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';

/** There is no such order, or it is somebody else's. */
export function OrderMissing() {
  return (
    <EmptyState title={text.missing} text={text.missingText}>
      <a href={paths.orders} class={buttonClass({})}>
        {text.listTitle}
      </a>
    </EmptyState>
  );
}
