import type { Comment } from '@stallcast/shared/contract';
import { ArrowDown, MessageCircle } from 'lucide-react';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Monogram } from '../../ui/Monogram.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { CommentBox } from './CommentBox.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface ChatPanelProps {
  streamId: string;
  /** Oldest first. */
  comments: readonly Comment[];
  /** The seller's own comment was stored. */
  onSent: (comment: Comment) => void;
}

/** What viewers write, and the seller's answers. */
export function ChatPanel({ streamId, comments, onSent }: ChatPanelProps) {
  return (
    <Panel title={t.chat.title}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        {comments.length === 0 ? (
          <EmptyState icon={<MessageCircle size={24} strokeWidth={1.6} />} title={t.chat.empty}>
            {t.chat.emptyText}
          </EmptyState>
        ) : (
          <CommentList comments={comments} />
        )}
      </div>
      <CommentBox streamId={streamId} onSent={onSent} />
    </Panel>
  );
}

function CommentList({ comments }: { comments: readonly Comment[] }) {
  const { list, behind, handleScroll, toEnd } = useStickToEnd(comments.at(-1)?.commentId);
  return (
    <>
      <div
        ref={list}
        role="log"
        tabIndex={0}
        aria-label={t.chat.title}
        onScroll={handleScroll}
        className="min-h-0 flex-1 overflow-y-auto px-4 pb-2"
      >
        <ol>
          {comments.map((comment) => (
            <CommentLine key={comment.commentId} comment={comment} />
          ))}
        </ol>
      </div>
      {behind && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-2 left-1/2 flex h-8 -translate-x-1/2 animate-arrive items-center gap-1.5 rounded-full bg-accent px-3.5 text-xs font-semibold text-on-accent shadow-raised"
        >
          <ArrowDown size={14} aria-hidden="true" />
          {t.chat.newOnes}
        </button>
      )}
    </>
  );
}

function CommentLine({ comment: { author, text } }: { comment: Comment }) {
  return (
    <li className="flex gap-2.5 py-1.5 [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]">
      <Monogram name={author.displayName} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex items-center gap-2 text-xs">
          <bdi
            className={classes(
              'selectable truncate font-semibold',
              author.isSeller ? 'text-accent-text' : 'text-muted',
            )}
          >
            {author.displayName}
          </bdi>
          {author.isSeller && <Badge tone="neutral">{t.chat.seller}</Badge>}
        </p>
        <p dir="auto" className="selectable text-left break-words whitespace-pre-line">
          {text}
        </p>
      </div>
    </li>
  );
}
