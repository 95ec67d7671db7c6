import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ApiClient } from '@stallcast/shared/client';
import type { Account, Routes, RouteRequest } from '@stallcast/shared/contract';

export type LoginDetails = RouteRequest<Routes['accounts.login']>['body'];
export type RegisterDetails = RouteRequest<Routes['accounts.register']>['body'];

export interface Session {
  /** Who is logged in; null for a guest, undefined until the server has said. */
  readonly account: ReadonlySignal<Account | null | undefined>;
  /** Asks the server who is logged in. Throws ApiError. */
  load(): Promise<void>;
  /** Throws ApiError, e.g. `invalid-credentials`. */
  logIn(details: LoginDetails): Promise<void>;
  /** Throws ApiError, e.g. `username-taken`. */
  register(details: RegisterDetails): Promise<void>;
  /** Throws ApiError when the server could not be told. */
  logOut(): Promise<void>;
  /** The server said that nobody is logged in (any more). */
  handleLoggedOut(): void;
}

/** Who is using the page. The session itself is a cookie that the page cannot read. */
export function createSession(api: ApiClient): Session {
  const account = signal<Account | null | undefined>(undefined);
  return {
    account,
    async load() {
      account.value = (await api('accounts.me', {})).account;
    },
    async logIn(details) {
      account.value = (await api('accounts.login', { body: details })).account;
    },
    async register(details) {
      account.value = (await api('accounts.register', { body: details })).account;
    },
    async logOut() {
      await api('accounts.logout', {});
      account.value = null;
    },
    handleLoggedOut() {
      account.value = null;
    },
  };
}
