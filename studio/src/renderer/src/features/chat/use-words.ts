import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

const wordsKey = ['blocked-words'] as const;

/** The words that nobody else may use in the chat of my shows. */
export function useWords() {
  return useQuery({
    queryKey: wordsKey,
    queryFn: async ({ signal }) => (await api('words.show', {}, { signal })).words,
    staleTime: 0,
  });
}

export function useSetWords() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (words: string[]) => api('words.set', { body: { words } }),
    onSuccess: ({ words }) => queries.setQueryData(wordsKey, words),
  });
}
