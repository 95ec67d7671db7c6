import { ApiError } from '@stallcast/shared/client';
import { t } from '../messages/messages.ts';

/** What went wrong, in a sentence for the seller. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return t.faults.studio;
  if (error.code === 'unreachable') return t.faults.unreachable;
  if (error.code === 'internal') return t.faults.internal;
  const sentence = t.faults.ofServer(error.code, error.message);
  const [field] = error.problem?.errors ?? [];
  return field ? `${sentence} ${t.faults.ofField(field.path, field.message)}` : sentence;
}

/** Whether the server no longer knows who this is. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unauthenticated';
}
