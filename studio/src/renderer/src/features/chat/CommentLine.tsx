import type { Comment } from '@stallcast/shared/contract';
import { Menu } from '@base-ui/react/menu';
import { Ellipsis, Pin } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../lib/class-names.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Monogram } from '../../ui/Monogram.tsx';

interface CommentLineProps {
  comment: Comment;
  pinned: boolean;
  menu: Menu.Handle<Comment>;
}

/** One comment with the button of its menu. A list changes many times a second, so each is drawn again only when it changed. */
export const CommentLine = memo(function CommentLine({ comment, pinned, menu }: CommentLineProps) {
  const { author, state } = comment;
  return (
    <div className="group flex gap-2.5 py-1.5">
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
          {pinned && <Pin size={12} className="shrink-0 text-accent-text" aria-label={t.chat.pinned} />}
        </p>
        {state === 'shown' ? (
          <p dir="auto" className="selectable text-left break-words whitespace-pre-line">
            {comment.text}
          </p>
        ) : (
          <p className="text-muted italic">{t.chat.states[state]}</p>
        )}
      </div>
      {state !== 'deleted' && (
        <Menu.Trigger
          handle={menu}
          payload={comment}
          aria-label={t.chat.actions(author.displayName)}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted opacity-0 group-hover:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 focus-visible:-outline-offset-2 data-popup-open:bg-hover data-popup-open:opacity-100"
        >
          <Ellipsis size={16} aria-hidden="true" />
        </Menu.Trigger>
      )}
    </div>
  );
});
