import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '../features/account/account-query.ts';
import { OpenShopPage } from '../features/account/OpenShopPage.tsx';
import { SignInPage } from '../features/account/SignInPage.tsx';
import { connectionQuery } from '../lib/connection.ts';
import { Starting } from './Starting.tsx';
import { Studio } from './Studio.tsx';
import { Unreachable } from './Unreachable.tsx';

/** First who, then what: sign in, open a shop, and the studio itself. */
export function App() {
  const connection = useQuery(connectionQuery).data;
  const signedIn = connection?.hasToken === true;
  const account = useQuery({ ...accountQuery, enabled: signedIn });
  if (!connection) return <Starting />;
  const { serverOrigin, remembersSignIn } = connection;
  if (!signedIn || account.data === null)
    return <SignInPage server={serverOrigin} remembersSignIn={remembersSignIn} />;
  if (account.data) return account.data.vendor ? <Studio account={account.data} /> : <OpenShopPage />;
  if (account.isError)
    return <Unreachable server={serverOrigin ?? ''} error={account.error} onRetry={account.refetch} />;
  return <Starting />;
}
