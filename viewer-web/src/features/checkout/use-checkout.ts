import type { Order } from '@stallcast/shared/contract';
import type { KeptAction } from '../../app/kept-action.ts';
import { useServices } from '../../app/services.ts';
import { useEffect, useState } from 'preact/hooks';
import { AttemptKeys } from './attempt-keys.ts';
import { CheckoutStore } from './checkout-store.ts';

interface UseCheckout {
  /** What to go on with after a login that is asked for in between. */
  readonly kept: KeptAction | null;
  readonly onOrdered: (order: Order) => void;
}

/** A checkout that lives as long as the component; what it holds is given back when the component or the page goes. */
export function useCheckout({ kept, onOrdered }: UseCheckout): CheckoutStore {
  const { api, storage, askToLogIn } = useServices();
  const [store] = useState(
    () =>
      new CheckoutStore({
        api,
        keys: new AttemptKeys(storage),
        onLoggedOut: (error) => askToLogIn(kept, error),
        onOrdered,
      }),
  );
  useEffect(() => {
    const leave = () => store.close();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [store]);
  return store;
}
