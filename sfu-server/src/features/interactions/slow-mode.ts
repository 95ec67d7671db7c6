import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { readSinceLastComment } from './comments.repo.ts';

interface Writer {
  readonly streamId: string;
  readonly userId: string;
  /** Between two comments; 0 for none. */
  readonly slowModeSeconds: number;
}

/** How long somebody still has to wait before their next comment, in ms; 0 for now. */
export async function readWaitMs(
  db: Queryable,
  { streamId, userId, slowModeSeconds }: Writer,
): Promise<number> {
  if (slowModeSeconds === 0) return 0;
  const sinceMs = await readSinceLastComment(db, streamId, userId);
  return sinceMs === null ? 0 : Math.max(0, slowModeSeconds * 1000 - sinceMs);
}

/** Throws `slow-mode`, with the seconds that are left, for whoever wrote a moment ago. */
export async function assertNotTooSoon(db: Queryable, writer: Writer): Promise<void> {
  const waitMs = await readWaitMs(db, writer);
  if (waitMs > 0) throw new AppError('slow-mode', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
