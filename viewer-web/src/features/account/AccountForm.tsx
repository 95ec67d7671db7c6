import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { BrandMark } from '../../ui/Brand.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, type FieldProps } from '../../ui/Field.tsx';
import { type FormProblem, formProblem, noProblem } from './form-problem.ts';

interface AccountFormProps {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly FieldProps[];
  readonly submitLabel: string;
  /** Sends what was typed, by name of the field. Rejects with the server's answer. */
  readonly onSubmit: (values: ReadonlyMap<string, string>) => Promise<void>;
  readonly children: ComponentChildren;
}

/** A short form with a title; says beside each field what is wrong with it. */
export function AccountForm({ title, text, fields, submitLabel, onSubmit, children }: AccountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const problem = useSignal<FormProblem>(noProblem);
  const send = async (values: ReadonlyMap<string, string>) => {
    busy.value = true;
    problem.value = noProblem;
    try {
      await onSubmit(values);
    } catch (error) {
      problem.value = formProblem(
        error,
        fields.map((field) => field.name),
      );
      form.current?.querySelector('input')?.focus();
    } finally {
      busy.value = false;
    }
  };
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current && !busy.peek()) void send(typedValues(form.current));
  };
  return (
    <div class="mx-auto flex w-full max-w-sm flex-col gap-6 px-5 py-10 sm:py-16">
      <div class="flex flex-col gap-1">
        <BrandMark size={40} />
        <h1 class="mt-3 text-xl font-bold">{title}</h1>
        <p class="text-muted">{text}</p>
      </div>
      <form ref={form} class="flex flex-col gap-4" onSubmit={handleSubmit}>
        {fields.map((field) => (
          <Field key={field.name} error={problem.value.fields[field.name]} {...field} />
        ))}
        <div role="alert" class="empty:-mb-4">
          {problem.value.form !== null && <p class="notice bg-bad-soft text-bad">{problem.value.form}</p>}
        </div>
        <Button type="submit" look="primary" wide busy={busy.value}>
          {submitLabel}
        </Button>
      </form>
      <p class="text-sm text-muted">{children}</p>
    </div>
  );
}

function typedValues(form: HTMLFormElement): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.set(name, value);
  return values;
}
