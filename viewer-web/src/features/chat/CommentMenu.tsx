import { useSignal } from '@preact/signals';
import type { Comment } from '@stallcast/shared/contract';
import { problemText } from '../../app/problem-text.ts';
import { chatText } from '../../messages/en/chat.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { ChatStore, ReportReason } from './chat-store.ts';

const reasons: readonly ReportReason[] = ['spam', 'insult', 'fraud', 'private-data', 'other'];

interface CommentMenuProps {
  readonly store: ChatStore;
  readonly comment: Comment;
  readonly me: string | undefined;
  /** Whether comments are taken. */
  readonly open: boolean;
  readonly onGuest: () => void;
  readonly onClose: () => void;
}

/** What can be done with a comment: answer it, take it back, report it, block who wrote it. */
export function CommentMenu({ store, comment, me, open, onGuest, onClose }: CommentMenuProps) {
  const step = useSignal<'choose' | 'report' | 'delete' | 'reported'>('choose');
  const busy = useSignal(false);
  const problem = useSignal('');
  const { author, commentId } = comment;
  const mine = author.userId === me;
  const attempt = async (action: () => Promise<void>, after: () => void) => {
    if (me === undefined) return onGuest();
    busy.value = true;
    problem.value = '';
    try {
      await action();
      after();
    } catch (error) {
      problem.value = problemText(error);
    }
    busy.value = false;
  };
  const reply = () => {
    store.replyingTo.value = comment;
    onClose();
  };
  return (
    <Sheet title={chatText.titles[step.value](author.displayName)} onClose={onClose}>
      <p class="mb-4 line-clamp-4 border-s-2 border-line-strong ps-3 text-muted">
        <bdi>{comment.text}</bdi>
      </p>
      {problem.value !== '' && (
        <p role="alert" class="mb-3 text-bad">
          {problem}
        </p>
      )}
      <div class="flex flex-col gap-2">
        {step.value === 'choose' && open && (
          <Button wide onClick={reply}>
            {chatText.reply}
          </Button>
        )}
        {step.value === 'choose' && mine && (
          <Button wide onClick={() => (step.value = 'delete')}>
            {chatText.remove}
          </Button>
        )}
        {step.value === 'choose' && !mine && (
          <>
            <Button wide onClick={() => (me === undefined ? onGuest() : (step.value = 'report'))}>
              {chatText.report}
            </Button>
            <Button
              wide
              busy={busy.value}
              onClick={() => void attempt(() => store.standing.block(author.userId), onClose)}
            >
              {chatText.block(author.displayName)}
            </Button>
            <p class="text-sm text-muted">{chatText.blockHint}</p>
          </>
        )}
        {step.value === 'report' &&
          reasons.map((reason) => (
            <Button
              key={reason}
              wide
              busy={busy.value}
              onClick={() =>
                void attempt(
                  () => store.report(commentId, reason),
                  () => (step.value = 'reported'),
                )
              }
            >
              {chatText.reasons[reason]}
            </Button>
          ))}
        {step.value === 'delete' && (
          <>
            <p class="text-muted">{chatText.removeHint}</p>
            <Button
              wide
              look="primary"
              busy={busy.value}
              onClick={() => void attempt(() => store.remove(commentId), onClose)}
            >
              {chatText.remove}
            </Button>
          </>
        )}
        {step.value === 'reported' && <p role="status">{chatText.reportedText}</p>}
      </div>
    </Sheet>
  );
}
