import type { Comment } from '@stallcast/shared/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../lib/api.ts';

/** Sends the seller's comment. Trying again after a failure sends the same one, so that it cannot appear twice. */
export function useSendComment(streamId: string, onSent: (comment: Comment) => void) {
  const unsent = useRef<{ text: string; commentId: string } | null>(null);
  const sending = useMutation({
    mutationFn: async (text: string) => {
      if (unsent.current?.text !== text) unsent.current = { text, commentId: crypto.randomUUID() };
      return api('interact.comment', { body: { streamId, text, commentId: unsent.current.commentId } });
    },
    onSuccess: ({ comment }) => {
      unsent.current = null;
      onSent(comment);
    },
  });
  return { send: sending.mutate, busy: sending.isPending, error: sending.error };
}
