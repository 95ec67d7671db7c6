import { AppError } from '../../platform/errors.ts';
import type { RecordedInteraction } from './ports.ts';

/** The recorded fact, or the error of a show that does not exist or is not live; the throw undoes the transaction. */
export function known(fact: RecordedInteraction): Extract<RecordedInteraction, { ok: true }> {
  if (fact.ok) return fact;
  throw new AppError(fact.reason === 'not-live' ? 'stream-not-live' : 'not-found');
}
