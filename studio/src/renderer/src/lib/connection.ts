import { queryOptions, useQuery } from '@tanstack/react-query';
import { unwrap } from './bridge-call.ts';

/** Which server the studio speaks to, and whether it is signed in there. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: () => unwrap(window.studio.connection.read({})),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Origin of the server in use; null before one was named. */
export function useServerOrigin(): string | null {
  return useQuery(connectionQuery).data?.serverOrigin ?? null;
}
