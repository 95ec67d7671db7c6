import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Signs out. The token is forgotten here even if the server does not answer. */
export function useSignOut(): { signOut: () => void; busy: boolean } {
  const queries = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => api('accounts.logout', {}),
    // Nothing of the old account may stay on the screen.
    onSettled: () => queries.resetQueries(),
  });
  return { signOut: () => leaving.mutate(), busy: leaving.isPending };
}
