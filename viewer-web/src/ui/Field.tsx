import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it, in a sentence. */
  readonly error?: string | undefined;
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: string;
  readonly required: boolean;
  readonly minLength?: number;
  readonly maxLength: number;
  /** What stands in it at first. */
  readonly value?: string;
}

const inputType = {
  text: { type: 'text' },
  email: { type: 'email' },
  password: { type: 'password' },
} as const;

/** A labelled line of input with its hint and its error. */
export function Field({ label, hint, error, type, value = '', ...input }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div class="flex flex-col gap-1.5">
      <label for={id} class="text-sm font-semibold">
        {label}
      </label>
      <input
        {...inputType[type]}
        {...input}
        defaultValue={value}
        id={id}
        aria-invalid={error !== undefined}
        {...(note !== undefined && { 'aria-describedby': noteId })}
        class="h-11 w-full rounded-md border border-line-strong bg-card px-3 aria-invalid:border-bad"
      />
      {note !== undefined && (
        <p id={noteId} class={`text-sm ${error === undefined ? 'text-muted' : 'text-bad'}`}>
          {note}
        </p>
      )}
    </div>
  );
}
