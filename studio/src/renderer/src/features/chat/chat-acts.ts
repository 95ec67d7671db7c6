import type { Chat, Comment } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { reportsKey } from './use-reports.ts';

/** Takes what the server answered, so that it stands there before the push comes. */
export interface ChatDesk {
  onComment(comment: Comment): void;
  onChat(chat: Chat): void;
}

/** What a seller does to the chat with one press; `pin` without a comment takes the pin off. */
export type ChatAct =
  | { readonly kind: 'pin'; readonly commentId: string | null }
  | { readonly kind: 'hide' | 'unhide'; readonly commentId: string };

/** Does one thing at a time, and says what went wrong with the last. */
export function useChatActs(streamId: string, desk: ChatDesk) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (act: ChatAct) => {
      if (act.kind === 'pin') {
        const { chat } = await api('chat.pin', { body: { streamId, commentId: act.commentId } });
        desk.onChat(chat);
        return;
      }
      const route = act.kind === 'hide' ? 'comments.hide' : 'comments.unhide';
      const { comment } = await api(route, { params: { commentId: act.commentId } });
      desk.onComment(comment);
      // What was reported of it is settled by that.
      if (act.kind === 'hide') await queries.invalidateQueries({ queryKey: reportsKey });
    },
  });
}

/** What of the chat's settings is changed; the rest stays. */
export interface ChatChange {
  readonly slowModeSeconds?: number;
  readonly linksAllowed?: boolean;
}

export function useChatSettings(streamId: string, onChat: ChatDesk['onChat']) {
  return useMutation({
    mutationFn: (change: ChatChange) => api('chat.update', { body: { streamId, ...change } }),
    onSuccess: ({ chat }) => onChat(chat),
  });
}
