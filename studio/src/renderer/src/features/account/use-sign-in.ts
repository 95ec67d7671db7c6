import { ApiError } from '@stallcast/shared/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { unwrap } from '../../lib/bridge-call.ts';
import { connectionQuery } from '../../lib/connection.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { accountQuery } from './account-query.ts';
import type { RegisterForm, SignInForm } from './sign-in-form.ts';

interface SignIn {
  readonly busy: boolean;
  /** What went wrong the last time, and whether it lies with the address of the server. */
  readonly fault: { readonly text: string; readonly aboutServer: boolean } | null;
  signIn(form: SignInForm): Promise<void>;
  register(form: RegisterForm): Promise<void>;
}

/** Signs in at a server. Once it worked, whoever waits for the account goes on by itself. */
export function useSignIn(): SignIn {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SignIn['fault']>(null);

  async function enter(server: string, open: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      const used = await unwrap(window.studio.connection.use({ address: server }));
      if (!used.ok) {
        setFault({
          text: used.reason === 'invalid' ? t.signInFaults.serverInvalid : t.signInFaults.serverNeedsHttps,
          aboutServer: true,
        });
        return;
      }
      await open();
      const { reloading } = await unwrap(window.studio.connection.settle({}));
      if (reloading) return;
      await queries.invalidateQueries({ queryKey: connectionQuery.queryKey });
      await queries.resetQueries({ queryKey: accountQuery.queryKey });
    } catch (error) {
      setFault(faultOf(error, server));
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    fault,
    signIn: ({ server, username, password }) =>
      enter(server, () => api('accounts.login', { body: { username: username.trim(), password } })),
    register: ({ server, username, password, email, displayName }) =>
      enter(server, () =>
        api('accounts.register', {
          body: {
            username: username.trim(),
            email: email.trim(),
            password,
            ...(displayName.trim() !== '' && { displayName: displayName.trim() }),
          },
        }),
      ),
  };
}

function faultOf(error: unknown, server: string): { text: string; aboutServer: boolean } {
  const code = error instanceof ApiError ? error.code : null;
  if (code === 'unreachable' || code === 'unavailable') {
    return { text: t.signInFaults.serverUnreachable(server.trim()), aboutServer: true };
  }
  const text = code === 'invalid-credentials' ? t.signInFaults.credentials : problemText(error);
  return { text, aboutServer: false };
}
