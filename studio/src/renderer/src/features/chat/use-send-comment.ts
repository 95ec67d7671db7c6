import type { Comment } from '@stallcast/shared/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../lib/api.ts';

interface Draft {
  readonly text: string;
  /** The id of the comment that it answers. */
  readonly replyTo?: string;
}

/** Sends the seller's comment. Trying again after a failure sends the same one, so that it cannot appear twice. */
export function useSendComment(streamId: string, onSent: (comment: Comment) => void) {
  const unsent = useRef<{ draft: Draft; commentId: string } | null>(null);
  const sending = useMutation({
    mutationFn: async (draft: Draft) => {
      const known = unsent.current?.draft;
      if (known?.text !== draft.text || known.replyTo !== draft.replyTo || !unsent.current)
        unsent.current = { draft, commentId: crypto.randomUUID() };
      return api('interact.comment', { body: { streamId, ...draft, commentId: unsent.current.commentId } });
    },
    onSuccess: ({ comment }) => {
      unsent.current = null;
      onSent(comment);
    },
  });
  return { send: sending.mutate, busy: sending.isPending, error: sending.error };
}
