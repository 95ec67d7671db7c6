import { Field } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { classes } from '../lib/class-names.ts';

const box =
  'w-full rounded-md border border-line bg-field px-3 text-md text-ink transition-colors duration-(--quick) hover:border-line-strong focus-visible:outline-offset-0 data-invalid:border-bad disabled:opacity-50';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  /** What is wrong with the value, in a sentence. */
  error?: string | null | undefined;
  /** At the right of the label, e.g. a count. */
  aside?: ReactNode;
  disabled?: boolean;
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'password' | 'url' | 'email' | 'datetime-local';
  autoComplete?: string;
  autoFocus?: boolean;
  inputMode?: 'text' | 'decimal' | 'numeric';
  placeholder?: string;
  maxLength?: number;
  /** Shown inside the box after the value, e.g. a currency. */
  suffix?: string;
}

/** One line of text with its label, hint and error. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  aside,
  disabled = false,
  suffix,
  ...input
}: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} aside={aside} disabled={disabled}>
      <div className="relative">
        <Field.Control
          {...input}
          value={value}
          onValueChange={(next) => onChange(next)}
          spellCheck={false}
          className={classes(box, 'h-10', suffix !== undefined && 'pr-14')}
        />
        {suffix !== undefined && (
          <span
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted"
            aria-hidden="true"
          >
            {suffix}
          </span>
        )}
      </div>
    </FieldFrame>
  );
}

interface TextAreaProps extends FieldProps {
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}

/** Several lines of text with label, hint and error. */
export function TextArea({
  label,
  value,
  onChange,
  hint,
  error,
  aside,
  disabled = false,
  rows = 3,
  ...area
}: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} aside={aside} disabled={disabled}>
      <Field.Control
        {...area}
        value={value}
        onValueChange={(next) => onChange(next)}
        className={classes(box, 'resize-none py-2')}
        render={<textarea rows={rows} />}
      />
    </FieldFrame>
  );
}

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'error' | 'aside' | 'disabled'> & {
  children: ReactNode;
};

function FieldFrame({ label, hint, error, aside, disabled = false, children }: FrameProps) {
  const wrong = error !== undefined && error !== null;
  return (
    <Field.Root invalid={wrong} disabled={disabled} className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <Field.Label className="text-sm font-medium text-ink">{label}</Field.Label>
        {aside !== undefined && <span className="text-xs text-muted">{aside}</span>}
      </div>
      {children}
      {hint !== undefined && !wrong && (
        <Field.Description className="text-xs text-muted">{hint}</Field.Description>
      )}
      {wrong && (
        <Field.Error match className="text-xs text-bad">
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}
