import type { CommentReport, RouteRequest, Routes } from '@stallcast/shared/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** What was reported begins with this key: whoever hides a comment settles what was reported of it. */
export const reportsKey = ['comment-reports'] as const;

/** How often the server is asked for new reports; nothing pushes them, in ms. */
const lookEveryMs = 10_000;

export type Decision = NonNullable<RouteRequest<Routes['reports.settle']>['body']>['decision'];

/** Comments of all my shows that were reported and not settled, the oldest report first, a page at a time. */
export function useReports() {
  return useInfiniteQuery({
    queryKey: reportsKey,
    queryFn: ({ pageParam, signal }) =>
      api('reports.list', { query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as CommentReport['reportId'] | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly CommentReport[] => pages.flatMap((page) => page.reports),
    staleTime: 0,
    refetchInterval: lookEveryMs,
  });
}

/** Hides a reported comment or leaves it; either way its reports are settled. Is busy until the list is without it. */
export function useSettle() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ commentId, decision }: { readonly commentId: string; readonly decision: Decision }) =>
      api('reports.settle', { params: { commentId }, body: { decision } }),
    // Also after a refusal: most likely it was settled elsewhere.
    onSettled: () => queries.invalidateQueries({ queryKey: reportsKey }),
  });
}
