import { ApiError } from '@stallcast/shared/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { accountQuery } from '../features/account/account-query.ts';
import { inBackground } from '../lib/in-background.ts';
import { isSignedOut } from '../lib/problem-text.ts';

/** A request that did not reach the server may be repeated; an answer, whatever it says, is an answer. */
const repeatable: readonly string[] = ['unreachable', 'unavailable', 'rate-limited'];

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
        retry: (count, error) => error instanceof ApiError && repeatable.includes(error.code) && count < 2,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
        // The main process does the talking; the browser's idea of being online says nothing about a server in the same house.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
