import { messages } from '../../messages/en/general.ts';
import { PinIcon } from '../../ui/icons.tsx';
import { CommentText } from './CommentText.tsx';
import type { ChatStore } from './chat-store.ts';

interface PinnedCommentProps {
  readonly store: ChatStore;
  readonly me: string | undefined;
  readonly onJump: (commentId: string) => void;
}

/** What the seller pinned over the conversation, if anything. */
export function PinnedComment({ store, me, onJump }: PinnedCommentProps) {
  const pinned = store.chat.value?.pinned;
  if (!pinned || pinned.state !== 'shown' || store.standing.blocked.value.has(pinned.author.userId))
    return null;
  return (
    <div class="chat-pinned">
      <button
        type="button"
        class="comment-more"
        aria-label={messages.chat.pinned}
        onClick={() => onJump(pinned.commentId)}
      >
        <PinIcon size={16} />
      </button>
      <p class="line-clamp-3 min-w-0 flex-1">
        <bdi class="comment-author">{pinned.author.displayName}</bdi>{' '}
        <CommentText text={pinned.text} spans={pinned.spans} me={me} />
      </p>
    </div>
  );
}
