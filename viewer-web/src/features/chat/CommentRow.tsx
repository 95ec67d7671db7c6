import type { Comment } from '@stallcast/shared/contract';
import { formatTime } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { MoreIcon } from '../../ui/icons.tsx';
import { CommentText } from './CommentText.tsx';

const text = messages.chat;

interface CommentRowProps {
  readonly comment: Comment;
  /** User id of who is logged in. */
  readonly me: string | undefined;
  /** Whether it was just looked for. */
  readonly found: boolean;
  readonly onJump: (commentId: string) => void;
  readonly onMenu: (comment: Comment) => void;
}

/** One comment, and the way to what can be done with it. */
export function CommentRow({ comment, me, found, onJump, onMenu }: CommentRowProps) {
  const { author, replyTo } = comment;
  return (
    <li class="comment" data-row={comment.commentId} data-found={found} title={formatTime(comment.createdAt)}>
      <div class="min-w-0 flex-1">
        {replyTo && (
          <button type="button" class="comment-quote" onClick={() => onJump(replyTo.commentId)}>
            <span class="sr-only">{text.answerTo} </span>
            <bdi>{replyTo.author.displayName}</bdi>: <bdi>{replyTo.excerpt ?? text.gone}</bdi>
          </button>
        )}
        <p>
          <span class={`comment-author ${author.userId === me ? 'text-accent-text' : ''}`}>
            <bdi>{author.displayName}</bdi>
            {author.isSeller && <span class="seller-tag">{text.seller}</span>}
          </span>{' '}
          <CommentText text={comment.text} spans={comment.spans} me={me} />
        </p>
      </div>
      <button
        type="button"
        class="comment-more"
        aria-label={text.menuOf(author.displayName)}
        onClick={() => onMenu(comment)}
      >
        <MoreIcon size={16} />
      </button>
    </li>
  );
}
