import { safeReturnPath } from '@stallcast/shared/domain';
import { useEffect } from 'preact/hooks';
import { LoginForm } from '../../features/account/LoginForm.tsx';
import type { KeptAction } from '../kept-action.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { accountText } from '../../messages/en/account.ts';

const text = accountText;

/** Log in, and go back to where one came from. */
export function LoginPage({ returnTo }: { readonly returnTo: string | null }) {
  const { keptActions, router, session } = useServices();
  const target = safeReturnPath(returnTo ?? '/');
  const account = session.account.value;
  useEffect(() => {
    if (account) router.navigate(target, { replace: true });
  }, [account, router, target]);
  usePageTitle(text.logInTitle);
  const kept = keptActions.peek(new URL(target, location.href).pathname);
  return (
    <LoginForm
      reason={reasonText(kept)}
      registerPath={paths.register(target)}
      onLogIn={(details) => session.logIn(details)}
    />
  );
}

function reasonText(kept: KeptAction | null): string {
  switch (kept?.kind) {
    case 'react':
      return kept.reaction === 'like' ? text.keptLike : text.keptDislike;
    case 'comment':
      return text.keptComment;
    case 'buy':
      return text.keptBuy;
    case 'add-to-cart':
      return text.keptCart;
    case 'follow':
      return text.keptFollow;
    case 'remind':
      return text.keptReminder;
    case undefined:
      return text.logInText;
  }
}
