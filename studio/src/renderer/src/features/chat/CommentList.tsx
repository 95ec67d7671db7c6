import type { Menu } from '@base-ui/react/menu';
import type { Comment } from '@stallcast/shared/contract';
import { ArrowDown } from 'lucide-react';
import { t } from '../../messages/messages.ts';
import { CommentLine } from './CommentLine.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface CommentListProps {
  /** Oldest first. */
  comments: readonly Comment[];
  pinnedId: string | undefined;
  menu: Menu.Handle<Comment>;
}

/** The comments, kept at their end until somebody scrolls up to read. */
export function CommentList({ comments, pinnedId, menu }: CommentListProps) {
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
            <CommentLine
              key={comment.commentId}
              comment={comment}
              pinned={comment.commentId === pinnedId}
              menu={menu}
            />
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
