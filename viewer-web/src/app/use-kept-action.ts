import { useEffect } from 'preact/hooks';
import type { KeptAction } from './kept-action.ts';
import { useServices } from './services.ts';

/**
 * Hands out, exactly once, what the person wanted to do on this page before logging in. `loggedIn` is false for who came
 * back without. It waits until the page is ready and the server has said who is there.
 */
export function useKeptAction(ready: boolean, apply: (action: KeptAction, loggedIn: boolean) => void): void {
  const { keptActions, router, session } = useServices();
  const account = session.account.value;
  useEffect(() => {
    if (!ready || account === undefined) return;
    const action = keptActions.take(router.url.peek().pathname);
    if (action) apply(action, account !== null);
  }, [ready, account]);
}
