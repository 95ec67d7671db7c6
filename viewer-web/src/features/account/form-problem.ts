import { ApiError } from '@stallcast/shared/client';
import { problemText } from '../../app/problem-text.ts';
import { messages } from '../../messages/en/general.ts';

/** What the server found wrong with a form. */
export interface FormProblem {
  /** By name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** About the form as a whole; null where the fields say it all. */
  readonly form: string | null;
}

export const noProblem: FormProblem = { fields: {}, form: null };

/** Which field each code speaks of. */
const fieldOfCode: Readonly<Record<string, string>> = {
  'username-taken': 'username',
  'email-taken': 'email',
};

/** Sorts a failed request by the fields of the form that was sent. */
export function formProblem(error: unknown, fieldNames: readonly string[]): FormProblem {
  if (!(error instanceof ApiError)) return { fields: {}, form: problemText(error) };
  const field = fieldOfCode[error.code];
  if (field !== undefined) return { fields: { [field]: problemText(error) }, form: null };
  const fields: Record<string, string> = {};
  for (const { path, message } of error.problem?.errors ?? []) {
    const name = fieldNames.find(
      (candidate) => path === candidate || path.endsWith(`.${candidate}`) || path.endsWith(`/${candidate}`),
    );
    if (name !== undefined) fields[name] ??= messages.problems.ofField(message);
  }
  return { fields, form: Object.keys(fields).length > 0 ? null : problemText(error) };
}
