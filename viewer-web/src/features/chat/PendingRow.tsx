import { messages } from '../../messages/en/general.ts';
import type { ChatStore, PendingComment } from './chat-store.ts';

const text = messages.chat;

interface PendingRowProps {
  readonly comment: PendingComment;
  readonly store: ChatStore;
}

/** An own comment that is under way, or could not be sent. */
export function PendingRow({ comment, store }: PendingRowProps) {
  const { commentId, failure } = comment;
  return (
    <div class="comment">
      <div class="min-w-0 flex-1">
        <p class={failure === null ? 'opacity-75' : ''}>
          <span class="comment-author text-accent-text">{text.you}</span> <bdi>{comment.text}</bdi>
        </p>
        {failure === null ? (
          <p class="text-xs opacity-75">{text.sending}</p>
        ) : (
          <p class="text-sm text-bad">
            {text.notSent} {failure}{' '}
            <button type="button" class="text-button" onClick={() => void store.send(comment)}>
              {text.sendAgain}
            </button>{' '}
            <button type="button" class="text-button" onClick={() => store.dismiss(commentId)}>
              {text.discard}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
