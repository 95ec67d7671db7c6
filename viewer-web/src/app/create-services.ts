import { ApiError, createApiClient, fetchTransport, toWireRequest } from '@stallcast/shared/client';
import { safeReturnPath } from '@stallcast/shared/domain';
import { routeTable } from 'virtual:route-table';
import { CartStore } from '../features/shop/cart-store.ts';
import type { SendLeave } from '../features/watch/visit.ts';
import { type KeptAction, KeptActions } from './kept-action.ts';
import { createRouter } from './router.ts';
import { paths } from './routes.ts';
import { ServerClock, watchedTransport } from './server-clock.ts';
import type { Services } from './services.ts';
import { createSession } from './session.ts';
import { Toasts } from './toasts.ts';

/** Builds everything the pages work with, once. */
export function createServices(): Services {
  const clock = new ServerClock();
  const api = createApiClient(routeTable, watchedTransport(fetchTransport({ origin: '' }), clock));
  const router = createRouter(window);
  const session = createSession(api);
  const keptActions = new KeptActions(sessionStorage);
  const askToLogIn = (action: KeptAction | null, error?: unknown) => {
    session.handleLoggedOut();
    const { pathname } = router.url.peek();
    if (action) keptActions.keep(pathname, action);
    router.navigate(loginPath(error, router.here()));
  };
  const cart = new CartStore(api);
  session.account.subscribe((account) => {
    cart.clear();
    // Guests have one too. Its own page says so when it cannot be loaded; elsewhere only its count is missing.
    if (account !== undefined) void cart.load().catch(() => undefined);
  });
  return {
    api,
    clock,
    router,
    session,
    keptActions,
    askToLogIn,
    cart,
    toasts: new Toasts(),
    storage: sessionStorage,
    seenShows: new Set(),
    sendLeave,
    openSocket: async () => (await import('../features/watch/live-socket.ts')).openLiveSocket(),
  };
}

/** Where to log in: as the server said, if it leads to our login page, and back to where the person is. */
function loginPath(error: unknown, here: string): string {
  const told = error instanceof ApiError ? safeReturnPath(error.problem?.loginUrl) : '/';
  return told.startsWith('/login') ? told : paths.login(here);
}

/** A beacon is the one request that a page may still send while it is being closed. */
const sendLeave: SendLeave = (request) => {
  const { path, body } = toWireRequest(routeTable['viewers.leave'], request);
  if (body !== null) navigator.sendBeacon(path, new Blob([body], { type: 'application/json' }));
};
