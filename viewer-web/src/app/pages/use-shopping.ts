import { useSignal } from '@preact/signals';
import type { Drop, Product } from '@stallcast/shared/contract';
import { ApiError } from '@stallcast/shared/client';
import { useRef } from 'preact/hooks';
import type * as sheetsModule from '../../features/checkout/BuySheet.tsx';
import { forSale } from '../../features/shop/variant-choice.ts';
import type { KeptAction } from '../kept-action.ts';
import { messages } from '../../messages/en/general.ts';
import { problemText } from '../problem-text.ts';
import { useServices } from '../services.ts';

type Sheets = typeof sheetsModule;

/** What the open sheet is about. */
interface Choice {
  readonly kind: 'buy' | 'choose';
  readonly productId: string;
  readonly drop: Drop | undefined;
}

export interface OpenSheet {
  readonly sheets: Sheets;
  readonly kind: Choice['kind'];
  /** As it is known now; as it was last known when it left the show meanwhile. */
  readonly product: Product;
  readonly drop: Drop | undefined;
}

export interface Shopping {
  /** The sheet that buys, or that chooses what goes into the cart. */
  readonly sheet: OpenSheet | null;
  readonly buy: (product: Product, drop?: Drop) => void;
  readonly add: (product: Product, drop?: Drop) => void;
  readonly closeSheet: () => void;
  /** Goes on with what a guest pressed before logging in. */
  readonly goOn: (action: Extract<KeptAction, { kind: 'buy' | 'add-to-cart' }>) => void;
}

interface ShoppingOptions {
  /** The live show. */
  readonly streamId?: string;
  /** Its drops that are not over. */
  readonly drops?: readonly Drop[];
  /** A product was opened, to be bought or put into the cart. */
  readonly onOpened?: (productId: string) => void;
}

/** What the buttons beside these products do; guests log in before they buy, and come back. */
export function useShopping(
  products: readonly Product[],
  { streamId, drops = [], onOpened }: ShoppingOptions = {},
): Shopping {
  const { askToLogIn, cart, session, toasts } = useServices();
  const choice = useSignal<Choice | null>(null);
  const sheets = useSignal<Sheets | null>(null);
  const lastKnown = useRef<Product | undefined>(undefined);
  const found = products.find((product) => product.productId === choice.value?.productId);
  if (found || choice.value === null) lastKnown.current = found;
  const open = async (next: Choice) => {
    try {
      sheets.value ??= await import('../../features/checkout/BuySheet.tsx');
      choice.value = next;
    } catch {
      toasts.show(messages.problems.unreachable, 'bad');
    }
  };
  const putInCart = async ({ productId, name }: Product, line: { variantId: string; dropId?: string }) => {
    try {
      await cart.add({ productId, ...line, quantity: 1, streamId });
      toasts.show(messages.shop.added(name), 'good');
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated')
        askToLogIn({ kind: 'add-to-cart', productId, ...dropOf(line.dropId) }, error);
      else toasts.show(problemText(error), 'bad');
    }
  };
  const buy = ({ productId }: Product, drop?: Drop) => {
    onOpened?.(productId);
    if (session.account.peek() === null) askToLogIn({ kind: 'buy', productId, ...dropOf(drop?.dropId) });
    else void open({ kind: 'buy', productId, drop });
  };
  const add = (product: Product, drop?: Drop) => {
    onOpened?.(product.productId);
    const [only, ...others] = forSale(product.variants);
    if (drop) void putInCart(product, { variantId: drop.variantId, dropId: drop.dropId });
    else if (only && others.length === 0) void putInCart(product, { variantId: only.variantId });
    else void open({ kind: 'choose', productId: product.productId, drop: undefined });
  };
  const product = lastKnown.current;
  return {
    sheet:
      sheets.value && choice.value && product
        ? { sheets: sheets.value, kind: choice.value.kind, product, drop: choice.value.drop }
        : null,
    closeSheet: () => {
      choice.value = null;
    },
    buy,
    add,
    goOn: ({ kind, productId, dropId }) => {
      const kept = products.find((one) => one.productId === productId);
      const drop = drops.find((one) => one.dropId === dropId);
      // A drop that is over is not bought at the usual price instead.
      if (!kept || (dropId !== undefined && !drop)) toasts.show(messages.shop.gone, 'bad');
      else if (kind === 'buy') buy(kept, drop);
      else add(kept, drop);
    },
  };
}

const dropOf = (dropId: string | undefined) => (dropId === undefined ? {} : { dropId });
