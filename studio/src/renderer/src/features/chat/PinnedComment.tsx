import type { Comment } from '@stallcast/shared/contract';
import { Pin, X } from 'lucide-react';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';

/** The comment that viewers read above all others. */
export function PinnedComment({ comment, onUnpin }: { comment: Comment; onUnpin: () => void }) {
  return (
    <section
      aria-label={t.chat.pinned}
      className="mx-3 mb-2 flex shrink-0 items-start gap-2.5 rounded-md bg-accent-soft px-3 py-2"
    >
      <Pin size={14} className="mt-0.5 shrink-0 text-accent-text" aria-hidden="true" />
      <div className="min-w-0 flex-1 text-sm">
        <bdi className="block truncate text-xs font-semibold text-accent-text">
          {comment.author.displayName}
        </bdi>
        <p dir="auto" className="selectable line-clamp-2 text-left break-words">
          {comment.text}
        </p>
      </div>
      <Button tone="quiet" size="icon-sm" aria-label={t.chat.unpin} onClick={onUnpin}>
        <X size={14} aria-hidden="true" />
      </Button>
    </section>
  );
}
