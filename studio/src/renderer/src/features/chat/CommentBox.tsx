import type { Comment } from '@stallcast/shared/contract';
import { Send, X } from 'lucide-react';
import { type RefObject, type SubmitEvent, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { readComment } from './comment-draft.ts';
import { useSendComment } from './use-send-comment.ts';

interface CommentBoxProps {
  streamId: string;
  onSent: (comment: Comment) => void;
  /** The comment that is answered; null for none. */
  answering: Comment | null;
  onAnswered: () => void;
  input: RefObject<HTMLInputElement | null>;
}

/** Where the seller answers. What could not be sent stays in the box. */
export function CommentBox({ streamId, onSent, answering, onAnswered, input }: CommentBoxProps) {
  const [text, setText] = useState('');
  const draft = readComment(text);
  const { send, busy, error } = useSendComment(streamId, (comment) => {
    setText('');
    onSent(comment);
    onAnswered();
  });
  const tooLong = !draft.ok && draft.reason === 'long';
  const fault = tooLong ? t.chat.long : error ? `${t.chat.failed} ${problemText(error)}` : null;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (draft.ok) send({ text: draft.text, ...(answering && { replyTo: answering.commentId }) });
  }

  return (
    <form onSubmit={submit} className="shrink-0 border-t border-line p-3">
      {answering && (
        <p className="flex items-center gap-2 pb-2 text-xs text-muted">
          <span className="min-w-0 flex-1 truncate">{t.chat.answering(answering.author.displayName)}</span>
          <Button tone="quiet" size="icon-sm" aria-label={t.chat.answerNobody} onClick={onAnswered}>
            <X size={14} aria-hidden="true" />
          </Button>
        </p>
      )}
      {fault !== null && (
        <p role="alert" className="pb-2 text-xs text-bad">
          {fault}
        </p>
      )}
      <div className="flex gap-2">
        <input
          ref={input}
          type="text"
          dir="auto"
          aria-label={t.chat.write}
          aria-invalid={fault !== null || undefined}
          placeholder={t.chat.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-full border border-line bg-field px-4 text-sm transition-colors duration-(--quick) hover:border-line-strong"
        />
        <Button
          type="submit"
          size="icon"
          tone="primary"
          aria-label={t.chat.send}
          disabled={!draft.ok}
          busy={busy}
          className="rounded-full"
        >
          {!busy && <Send size={16} aria-hidden="true" />}
        </Button>
      </div>
    </form>
  );
}
