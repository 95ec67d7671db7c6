import { useComputed, useSignal } from '@preact/signals';
import type { Order, Product } from '@stallcast/shared/contract';
import { multiplyMoney } from '@stallcast/shared/domain';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Price } from '../../ui/Price.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { AttemptKeys } from './attempt-keys.ts';
import { CheckoutStore } from './checkout-store.ts';
import { OrderResult } from './OrderResult.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import { cartText } from '../shop/cart-text.ts';
import { checkoutText } from './checkout-text.ts';
import { orderText } from './order-text.ts';

const text = checkoutText;

interface BuySheetProps {
  /** As it is known now: price and stock follow the show. */
  readonly product: Product;
  /** The live show it is bought in. */
  readonly streamId?: string | undefined;
  readonly onClose: () => void;
  readonly onOrdered?: (order: Order) => void;
}

/** Buys one product over the picture, which plays on. */
export function BuySheet({ product, streamId, onClose, onOrdered }: BuySheetProps) {
  const { api, storage, askToLogIn } = useServices();
  const [store] = useState(
    () =>
      new CheckoutStore({
        api,
        keys: new AttemptKeys(storage),
        onLoggedOut: (error) => askToLogIn({ kind: 'buy', productId: product.productId }, error),
        onOrdered: (order) => onOrdered?.(order),
      }),
  );
  useEffect(() => () => store.close(), [store]);
  const phase = store.phase.value;
  return (
    <Sheet title={text.buyTitle} onClose={onClose}>
      {phase.name === 'ordered' ? (
        <OrderResult order={phase.order}>
          <Button look="primary" wide onClick={onClose}>
            {orderText.keepWatching}
          </Button>
          <a href={paths.order(phase.order.orderId)} class={buttonClass({ look: 'secondary', wide: true })}>
            {orderText.view}
          </a>
        </OrderResult>
      ) : (
        <ProductPayment product={product} streamId={streamId} store={store} />
      )}
    </Sheet>
  );
}

function ProductPayment({
  product,
  streamId,
  store,
}: Pick<BuySheetProps, 'product' | 'streamId'> & { readonly store: CheckoutStore }) {
  const wanted = useSignal(1);
  const most = Math.max(1, Math.min(product.stock, product.perOrderLimit));
  const quantity = Math.min(wanted.value, most);
  const locked = useComputed(() => store.phase.value.name !== 'choosing');
  const { productId, name } = product;
  return (
    <div class="flex flex-col gap-5">
      <div class="flex gap-4">
        <Picture src={product.imageUrl} name={name} class="size-24 shrink-0 rounded-md" />
        <div class="flex min-w-0 flex-1 flex-col gap-1">
          <h3 class="font-semibold [overflow-wrap:anywhere]">{name}</h3>
          <p>
            <Price money={product.price} />
          </p>
          {product.description !== '' && <p class="line-clamp-2 text-sm text-muted">{product.description}</p>}
        </div>
      </div>
      {most > 1 && !locked.value && (
        <div class="flex items-center justify-between">
          <span class="font-semibold">{text.quantity}</span>
          <Stepper
            value={quantity}
            most={most}
            label={text.quantity}
            moreLabel={cartText.more(name)}
            fewerLabel={cartText.fewer(name)}
            onChange={(value) => {
              wanted.value = value;
            }}
          />
        </div>
      )}
      <PaymentForm
        store={store}
        purchase={{ kind: 'product', productId, quantity, ...(streamId !== undefined && { streamId }) }}
        total={multiplyMoney(product.price, quantity)}
        open={product.stock > 0 && product.status === 'active'}
      />
    </div>
  );
}
