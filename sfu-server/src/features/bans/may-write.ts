import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { findRestrictionIn } from './restrictions.repo.ts';

export interface Mute {
  readonly reason: string;
  /** Null for good. */
  readonly until: Date | null;
}

/** What keeps somebody from writing in a show; null for nothing. Throws `banned-from-shop`. */
export async function readMute(db: Queryable, streamId: string, userId: string): Promise<Mute | null> {
  const found = await findRestrictionIn(db, streamId, userId);
  if (found?.kind === 'ban') throw new AppError('banned-from-shop');
  return found ? { reason: found.reason, until: found.expiresAt } : null;
}

/** Throws `banned-from-shop` for somebody whom the seller of a show keeps out of it. */
export async function assertWelcome(db: Queryable, streamId: string, userId: string): Promise<void> {
  await readMute(db, streamId, userId);
}

/** Throws `banned-from-shop`, and `muted` with the seller's reason and until when. */
export async function assertMayWrite(db: Queryable, streamId: string, userId: string): Promise<void> {
  const mute = await readMute(db, streamId, userId);
  if (mute === null) return;
  const { reason, until } = mute;
  throw new AppError('muted', {
    ...(reason !== '' && { detail: `The seller lets you watch, but not write: ${reason}` }),
    ...(until !== null && { until }),
  });
}
