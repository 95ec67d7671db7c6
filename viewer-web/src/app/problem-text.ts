import { ApiError } from '@stallcast/shared/client';
import { messages } from './messages.ts';

/** What went wrong, in a sentence for the person in front of the page. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return messages.problems.unexpected;
  return error.code === 'unreachable' ? messages.problems.unreachable : error.message;
}
