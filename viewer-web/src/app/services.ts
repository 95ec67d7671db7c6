import type { ApiClient } from '@stallcast/shared/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CartStore } from '../features/shop/cart-store.ts';
import type { LiveSocket } from '../features/watch/ports.ts';
import type { SendLeave } from '../features/watch/visit.ts';
import type { KeptAction, KeptActions } from './kept-action.ts';
import type { Router } from './router.ts';
import type { ServerClock } from './server-clock.ts';
import type { Session } from './session.ts';
import type { Toasts } from './toasts.ts';

/** What every page works with; built once in `create-services.ts`. */
export interface Services {
  readonly api: ApiClient;
  readonly clock: ServerClock;
  readonly router: Router;
  readonly session: Session;
  readonly cart: CartStore;
  readonly keptActions: KeptActions;
  readonly toasts: Toasts;
  /** Storage of this tab. */
  readonly storage: Storage;
  /** Shows that were on the screen in this tab: the list does not open them by itself again. */
  readonly seenShows: Set<string>;
  readonly sendLeave: SendLeave;
  readonly openSocket: () => Promise<LiveSocket>;
  /**
   * Keeps what the person wanted to do and goes to the login page; it is done when they are back. `error` may say where to
   * log in.
   */
  askToLogIn(action: KeptAction | null, error?: unknown): void;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the page. Throws outside of it. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('rendered outside of the page');
  return services;
}
