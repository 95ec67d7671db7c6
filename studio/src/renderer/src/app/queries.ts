import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { accountQuery } from '../features/account/account-query.ts';
import { inBackground } from '../lib/in-background.ts';
import { isSignedOut } from '../lib/problem-text.ts';

/** The cache of everything read from the server. When the server no longer knows the seller, the account is read anew. */
export function createQueries(): QueryClient {
  const handleError = (error: unknown) => {
    if (isSignedOut(error)) inBackground(queries.resetQueries({ queryKey: accountQuery.queryKey }));
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: handleError }),
    mutationCache: new MutationCache({ onError: handleError }),
    defaultOptions: {
      queries: {
        // The client of the server has asked again already, as long as it makes sense.
        retry: false,
        // The main process does the talking; the browser's idea of being online says nothing about a server in the same house.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
