import { classes } from '../lib/class-names.ts';

interface SmallInputProps {
  /** Spoken; the heading of the column shows it. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  invalid?: boolean;
  inputMode?: 'text' | 'decimal' | 'numeric';
  maxLength?: number;
  autoFocus?: boolean;
  className?: string;
}

/** A box to type into within a table. */
export function SmallInput({
  label,
  value,
  onChange,
  invalid = false,
  className,
  ...input
}: SmallInputProps) {
  return (
    <input
      {...input}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      className={classes(
        'h-9 w-full min-w-0 rounded-md border bg-field px-2.5 text-sm text-ink hover:border-line-strong focus-visible:outline-offset-0',
        invalid ? 'border-bad' : 'border-line',
        className,
      )}
    />
  );
}
