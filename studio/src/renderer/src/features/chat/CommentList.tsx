import type { Menu } from '@base-ui/react/menu';
import type { Comment } from '@stallcast/shared/contract';
import { t } from '../../messages/messages.ts';
import { FeedLines } from '../../ui/FeedLines.tsx';
import { CommentLine } from './CommentLine.tsx';

interface CommentListProps {
  /** Oldest first. */
  comments: readonly Comment[];
  pinnedId: string | undefined;
  menu: Menu.Handle<Comment>;
}

const keyOf = ({ commentId }: Comment) => commentId;

/** The comments, kept at their end until somebody scrolls up to read. */
export function CommentList({ comments, pinnedId, menu }: CommentListProps) {
  return (
    <FeedLines
      label={t.chat.title}
      lines={comments}
      keyOf={keyOf}
      newAt="end"
      usualPx={52}
      spoken
      newOnes={t.chat.newOnes}
      className="px-4 pb-2"
    >
      {(comment) => <CommentLine comment={comment} pinned={comment.commentId === pinnedId} menu={menu} />}
    </FeedLines>
  );
}
