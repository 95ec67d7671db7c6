import { signal } from '@preact/signals-core';
import type { Account } from '@stallcast/shared/contract';
import { KeptActions } from '../app/kept-action.ts';
import { createRouter } from '../app/router.ts';
import { paths } from '../app/routes.ts';
import { ServerClock } from '../app/server-clock.ts';
import type { Services } from '../app/services.ts';
import { createSession } from '../app/session.ts';
import { Toasts } from '../app/toasts.ts';
import { CartStore } from '../features/shop/cart-store.ts';
import { type Answers, scriptedServer } from './scripted-server.ts';
import { ScriptedSocket } from './scripted-socket.ts';

/** The services of a page over a scripted server; the socket never connects. */
export function scriptedServices(answers: Answers, account: Account | null = null): Services {
  const { api } = scriptedServer(answers);
  const router = createRouter(window);
  const keptActions = new KeptActions(sessionStorage);
  return {
    api,
    router,
    keptActions,
    clock: new ServerClock(),
    session: { ...createSession(api), account: signal(account) },
    cart: new CartStore(api),
    toasts: new Toasts(),
    storage: sessionStorage,
    seenShows: new Set(),
    sendLeave: () => {},
    openSocket: async () => new ScriptedSocket(() => 'unavailable').client,
    askToLogIn(action) {
      if (action) keptActions.keep(router.url.peek().pathname, action);
      router.navigate(paths.login(router.here()));
    },
  };
}
