import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { lazyPage } from '../../app/LazyPage.tsx';
import { formatDayAndTime } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { IconButton } from '../../ui/Button.tsx';
import { CloseIcon, SendIcon, SmileIcon } from '../../ui/icons.tsx';
import type { Silence } from './chat-standing.ts';
import type { ChatStore } from './chat-store.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

const text = messages.chat;

/** The longest comment, in characters. */
const longest = 500;

const EmojiPanel = lazyPage(
  async () => (await import('./EmojiPanel.tsx')).EmojiPanel,
  () => null,
);

interface CommentFormProps {
  readonly store: ChatStore;
  /** What stands in the field at first. */
  readonly draft: string;
  /** Whether comments are taken: only while the show is live. */
  readonly open: boolean;
  /** `replyTo` is the id of the comment that is answered. */
  readonly onSend: (text: string, replyTo: string | undefined) => void;
}

/** Where a comment is written. */
export function CommentForm({ store, draft, open, onSend }: CommentFormProps) {
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const typed = useSignal(draft);
  const picking = useSignal(false);
  const { standing, replyingTo } = store;
  const waitSeconds = useSecondsUntil(standing.nextAtMs.value, () => standing.nowMs());
  const reply = replyingTo.value;
  const silence = standing.silence.value;
  const writable = open && silence === null;
  useEffect(() => {
    if (reply) field.current?.focus();
  }, [reply]);
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    const comment = typed.value.trim();
    if (comment === '' || waitSeconds > 0 || !writable) return;
    typed.value = '';
    replyingTo.value = null;
    picking.value = false;
    onSend(comment, reply?.commentId);
  };
  const insert = (emoji: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {};
    const [start, end] = [selectionStart ?? typed.value.length, selectionEnd ?? typed.value.length];
    typed.value = (typed.value.slice(0, start) + emoji + typed.value.slice(end)).slice(0, longest);
  };
  return (
    <form class="comment-form" onSubmit={handleSubmit}>
      {reply && (
        <div class="comment-reply">
          <p class="min-w-0 flex-1 truncate">
            <strong>{text.replyingTo(reply.author.displayName)}</strong> <bdi>{reply.text}</bdi>
          </p>
          <button
            type="button"
            class="comment-more"
            aria-label={text.cancelReply}
            onClick={() => {
              replyingTo.value = null;
            }}
          >
            <CloseIcon size={16} />
          </button>
        </div>
      )}
      {picking.value && (
        <EmojiPanel
          onPick={insert}
          onClose={() => {
            picking.value = false;
            field.current?.focus();
          }}
        />
      )}
      <label for={fieldId} class="sr-only">
        {text.field}
      </label>
      <input
        ref={field}
        id={fieldId}
        class="comment-field"
        value={typed}
        maxLength={longest}
        placeholder={open ? (silence === null ? text.placeholder : silenceText(silence)) : text.closed}
        disabled={!writable}
        autocomplete="off"
        enterkeyhint="send"
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      {writable && (
        <button
          type="button"
          class="comment-emoji"
          aria-label={text.emoji}
          aria-expanded={picking.value}
          onClick={() => {
            picking.value = !picking.value;
          }}
        >
          <SmileIcon />
        </button>
      )}
      {writable && waitSeconds > 0 && (
        <span class="comment-wait figures" role="timer" aria-label={text.wait(waitSeconds)}>
          {waitSeconds} s
        </span>
      )}
      {waitSeconds === 0 && typed.value.trim() !== '' && (
        <IconButton type="submit" label={text.send} look="primary" disabled={!writable}>
          <SendIcon size={18} />
        </IconButton>
      )}
      {silence && (
        <p class="sr-only" role="status">
          {silenceText(silence)}
        </p>
      )}
    </form>
  );
}

function silenceText(silence: Silence): string {
  if (silence.kind === 'banned') return text.banned;
  return silence.until === null ? text.muted : text.mutedUntil(formatDayAndTime(silence.until));
}
