import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '../../../../messages/languages.ts';
import { unwrap } from '../../lib/bridge-call.ts';

const languageQuery = queryOptions({
  queryKey: ['language'],
  queryFn: () => unwrap(window.studio.language.read({})),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The language the seller chose (null: like the system), and the way to another one, which loads the page anew. */
export function useLanguage() {
  const queries = useQueryClient();
  const chosen = useQuery(languageQuery).data?.chosen ?? null;
  const changing = useMutation({
    mutationFn: (language: Language | null) => unwrap(window.studio.language.use({ language })),
    onSuccess: () => queries.invalidateQueries(languageQuery),
  });
  return { chosen, choose: changing.mutate };
}
