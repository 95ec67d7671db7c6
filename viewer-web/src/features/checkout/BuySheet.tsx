import { useSignal } from '@preact/signals';
import type { Drop, Order, Product } from '@stallcast/shared/contract';
import { useEffect } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { problemText } from '../../app/problem-text.ts';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { shopText } from '../../messages/en/shop.ts';
import { CheckoutSteps } from './CheckoutSteps.tsx';
import { checkoutText as text } from '../../messages/en/checkout.ts';
import { ChooseStep, type Wanted } from './ChooseStep.tsx';
import { orderText } from '../../messages/en/order.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { useCheckout } from './use-checkout.ts';

interface BuySheetProps {
  /** As it is known now: price and stock follow the show. */
  readonly product: Product;
  readonly drop?: Drop | undefined;
  /** The live show it is bought in. */
  readonly streamId?: string | undefined;
  readonly onClose: () => void;
  readonly onOrdered?: (order: Order) => void;
}

/** Buys one product over the picture, which plays on. */
export function BuySheet({ product, drop, streamId, onClose, onOrdered }: BuySheetProps) {
  const { productId } = product;
  const store = useCheckout({
    kept: { kind: 'buy', productId, ...(drop && { dropId: drop.dropId }) },
    onOrdered: (order) => onOrdered?.(order),
  });
  const reserve = ({ variantId, quantity }: Wanted) =>
    void store.reserve({
      product: {
        ...{ productId, variantId, quantity },
        ...(streamId !== undefined && { streamId }),
        ...(drop && { dropId: drop.dropId }),
      },
    });
  useEffect(() => {
    // In a drop every moment counts: one is taken at once.
    if (drop) reserve({ variantId: drop.variantId, quantity: 1 });
  }, []);
  return (
    <Sheet title={text.buyTitle} onClose={onClose}>
      <CheckoutSteps
        store={store}
        choose={
          <div class="flex flex-col gap-4">
            <ProblemNotice problem={store.problem.value} />
            <ChooseStep
              product={product}
              drop={drop}
              submitLabel={store.problem.value ? text.startAgain : text.reserve}
              busy={store.phase.value.name === 'reserving'}
              onSubmit={reserve}
            />
          </div>
        }
        after={(order) => (
          <>
            <Button look="primary" wide onClick={onClose}>
              {orderText.keepWatching}
            </Button>
            <a href={paths.order(order.orderId)} class={buttonClass({ look: 'secondary', wide: true })}>
              {orderText.view}
            </a>
          </>
        )}
      />
    </Sheet>
  );
}

interface CartSheetProps {
  readonly product: Product;
  readonly streamId?: string | undefined;
  readonly onClose: () => void;
}

/** Chooses the size and colour of what goes into the cart. */
export function CartSheet({ product, streamId, onClose }: CartSheetProps) {
  const { cart, toasts } = useServices();
  const busy = useSignal(false);
  const add = async ({ variantId, quantity }: Wanted) => {
    busy.value = true;
    try {
      await cart.add({ productId: product.productId, variantId, quantity, streamId });
      toasts.show(messages.shop.added(product.name), 'good');
      onClose();
    } catch (error) {
      toasts.show(problemText(error), 'bad');
    } finally {
      busy.value = false;
    }
  };
  return (
    <Sheet title={shopText.addToCart} onClose={onClose}>
      <ChooseStep
        product={product}
        drop={undefined}
        submitLabel={shopText.addToCart}
        busy={busy.value}
        onSubmit={(wanted) => void add(wanted)}
      />
    </Sheet>
  );
}
