import type { Restriction, RouteRequest, Routes } from '@stallcast/shared/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

const restrictionsKey = ['restrictions'] as const;

/** Whom I muted and banned, newest first, a page at a time. */
export function useRestrictions() {
  return useInfiniteQuery({
    queryKey: restrictionsKey,
    queryFn: ({ pageParam, signal }) =>
      api('moderation.list', { query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as Restriction['restrictionId'] | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Restriction[] => pages.flatMap((page) => page.restrictions),
    staleTime: 0,
  });
}

/** Keeps somebody from writing, or out of my shows. */
export function useRestrict(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (terms: RouteRequest<Routes['moderation.restrict']>['body']) =>
      api('moderation.restrict', { body: terms }),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: restrictionsKey }),
  });
}

/** Lets somebody take part again. */
export function useLift() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (restrictionId: string) => api('moderation.lift', { params: { restrictionId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: restrictionsKey }),
  });
}
