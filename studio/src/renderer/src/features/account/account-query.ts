import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Who is signed in at the server in use; null when nobody is. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }) => (await api('accounts.me', {}, { signal })).account,
  staleTime: 60_000,
});
