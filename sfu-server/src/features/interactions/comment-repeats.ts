import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../platform/errors.ts';

/** A person may say the same in a show this often within the window. */
const mostRepeats = 2;
const windowSeconds = 30;

export interface CommentRepeats {
  /** Notes that somebody says this. Throws `rate-limited` once they have said the same too often. */
  note(comment: { readonly userId: string; readonly streamId: string; readonly text: string }): Promise<void>;
}

/** Keeps one person from filling a chat with the same line; `factor` widens the limit. */
export function createCommentRepeats(factor: number): CommentRepeats {
  const limiter = new RateLimiterMemory({
    points: Math.ceil(mostRepeats * factor),
    duration: windowSeconds,
  });
  return {
    async note({ userId, streamId, text }) {
      try {
        await limiter.consume(`${userId} ${streamId} ${gistOf(text)}`);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('rate-limited', {
          detail: 'You have just said that. Please wait a moment before you say it again.',
          retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000),
        });
      }
    },
  };
}

/** The same for texts that differ in case and white space alone. */
function gistOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
  return createHash('sha256').update(plain).digest('base64url');
}
