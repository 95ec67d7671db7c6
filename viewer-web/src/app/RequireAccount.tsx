import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { PageSkeleton } from '../ui/States.tsx';
import { paths } from './routes.ts';
import { useServices } from './services.ts';

/** Shows `children` to people who are logged in; everyone else logs in first and comes back. */
export function RequireAccount({ children }: { readonly children: ComponentChildren }) {
  const { router, session } = useServices();
  const account = session.account.value;
  useEffect(() => {
    if (account === null) router.navigate(paths.login(router.here()), { replace: true });
  }, [account, router]);
  if (account) return <>{children}</>;
  return <PageSkeleton />;
}
