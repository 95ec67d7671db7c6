import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CartView } from '../../features/shop/CartView.tsx';
import { ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { cartText } from '../../messages/en/cart.ts';

/** My cart. */
export function CartPage() {
  usePageTitle(cartText.title);
  return (
    <div class="page page-narrow">
      <h1 class="page-title">{cartText.title}</h1>
      <CartContents />
    </div>
  );
}

function CartContents() {
  const { cart: store, toasts } = useServices();
  const failed = useSignal(false);
  const load = async () => {
    failed.value = false;
    try {
      await store.load();
    } catch {
      failed.value = true;
    }
  };
  useEffect(() => void load(), []);
  const cart = store.cart.value;
  if (cart)
    return <CartView cart={cart} store={store} onProblem={(problem) => toasts.show(problem, 'bad')} />;
  if (failed.value) return <ErrorState title={cartText.failed} onRetry={() => void load()} />;
  return (
    <Loading>
      <Skeleton class="h-64" />
    </Loading>
  );
}
