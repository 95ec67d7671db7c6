import { safeReturnPath } from '@stallcast/shared/domain';
import { useEffect } from 'preact/hooks';
import { RegisterForm } from '../../features/account/RegisterForm.tsx';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { accountText } from '../../messages/en/account.ts';

/** Open an account, and go back to where one came from. */
export function RegisterPage({ returnTo }: { readonly returnTo: string | null }) {
  const { router, session } = useServices();
  const target = safeReturnPath(returnTo ?? '/');
  const account = session.account.value;
  useEffect(() => {
    if (account) router.navigate(target, { replace: true });
  }, [account, router, target]);
  usePageTitle(accountText.registerTitle);
  return <RegisterForm logInPath={paths.login(target)} onRegister={(details) => session.register(details)} />;
}
