import { useSignal } from '@preact/signals';
import type { Product } from '@stallcast/shared/contract';
import { ApiError } from '@stallcast/shared/client';
import { useRef } from 'preact/hooks';
import type { BuySheet } from '../../features/checkout/BuySheet.tsx';
import type { KeptAction } from '../kept-action.ts';
import { messages } from '../messages.ts';
import { problemText } from '../problem-text.ts';
import { useServices } from '../services.ts';

export interface Shopping {
  /** The sheet that buys, once its code is loaded. */
  readonly Sheet: typeof BuySheet | null;
  readonly buy: (product: Product) => void;
  readonly add: (product: Product) => void;
  /** The product whose buy sheet is open, as it is known now; as it was last known when it left the show meanwhile. */
  readonly bought: Product | undefined;
  readonly closeSheet: () => void;
  /** Goes on with what a guest pressed before logging in. */
  readonly goOn: (action: Extract<KeptAction, { kind: 'buy' | 'add-to-cart' }>) => void;
}

/** What the buttons beside these products do; guests log in first and come back. `streamId` names the live show. */
export function useShopping(products: readonly Product[], streamId?: string): Shopping {
  const { askToLogIn, cart, session, toasts } = useServices();
  const buying = useSignal<string | null>(null);
  const sheet = useSignal<typeof BuySheet | null>(null);
  const lastKnown = useRef<Product | undefined>(undefined);
  const found = products.find((product) => product.productId === buying.value);
  if (found || buying.value === null) lastKnown.current = found;
  const guest = () => session.account.peek() === null;
  const putInCart = async ({ productId, name }: Product) => {
    try {
      await cart.add(productId, streamId);
      toasts.show(messages.shop.added(name), 'good');
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated')
        askToLogIn({ kind: 'add-to-cart', productId }, error);
      else toasts.show(problemText(error), 'bad');
    }
  };
  const openSheet = async (productId: string) => {
    try {
      sheet.value ??= (await import('../../features/checkout/BuySheet.tsx')).BuySheet;
      buying.value = productId;
    } catch {
      toasts.show(messages.problems.unreachable, 'bad');
    }
  };
  const buy = ({ productId }: Product) => {
    if (guest()) askToLogIn({ kind: 'buy', productId });
    else void openSheet(productId);
  };
  const add = (product: Product) => {
    if (guest()) askToLogIn({ kind: 'add-to-cart', productId: product.productId });
    else void putInCart(product);
  };
  return {
    Sheet: sheet.value,
    closeSheet: () => {
      buying.value = null;
    },
    buy,
    add,
    bought: lastKnown.current,
    goOn: ({ kind, productId }) => {
      const product = products.find((one) => one.productId === productId);
      if (!product) toasts.show(messages.shop.gone, 'bad');
      else if (kind === 'buy') buy(product);
      else add(product);
    },
  };
}
