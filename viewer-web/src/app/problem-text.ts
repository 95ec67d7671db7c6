import { ApiError } from '@stallcast/shared/client';
import { messages } from '../messages/en/general.ts';

/** What went wrong, in a sentence for the person in front of the page. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return messages.problems.unexpected;
  const text = messages.problems;
  return error.code === 'unreachable' ? text.unreachable : text.ofServer(error.code, error.message);
}
