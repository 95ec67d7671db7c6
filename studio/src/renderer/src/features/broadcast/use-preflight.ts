import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { runPreflight } from './preflight.ts';

/** The way to the server before a show: looked at once, and again when asked. */
export function usePreflight() {
  return useQuery({
    queryKey: ['preflight'],
    queryFn: ({ signal }) =>
      runPreflight({ api, signal, monotonicMs: () => performance.now(), wallClockMs: () => Date.now() }),
    // It was true for that moment only; and a second try would hide that the first one failed.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
  });
}
