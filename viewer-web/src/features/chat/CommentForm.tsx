import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';
import { IconButton } from '../../ui/Button.tsx';
import { SendIcon } from '../../ui/icons.tsx';

const text = messages.chat;

/** The longest comment, in characters. */
const longest = 500;

interface CommentFormProps {
  /** What stands in the field at first. */
  readonly draft: string;
  /** Whether comments are taken: only while the show is live. */
  readonly open: boolean;
  readonly onSend: (text: string) => void;
}

/** Where a comment is written. */
export function CommentForm({ draft, open, onSend }: CommentFormProps) {
  const fieldId = useId();
  const typed = useSignal(draft);
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    const comment = typed.value.trim();
    if (comment === '') return;
    typed.value = '';
    onSend(comment);
  };
  return (
    <form class="comment-form" onSubmit={handleSubmit}>
      <label for={fieldId} class="sr-only">
        {text.field}
      </label>
      <input
        id={fieldId}
        class="comment-field"
        value={typed}
        maxLength={longest}
        placeholder={open ? text.placeholder : text.closed}
        disabled={!open}
        autocomplete="off"
        enterkeyhint="send"
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      {typed.value.trim() !== '' && (
        <IconButton type="submit" label={text.send} look="primary" disabled={!open}>
          <SendIcon size={18} />
        </IconButton>
      )}
    </form>
  );
}
