import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../../platform/errors.ts';

const mostFailures = 10;
const windowSeconds = 15 * 60;

export interface LoginFailures {
  /** Throws `rate-limited` after ten failures within a quarter of an hour; a right password does not help then. */
  assertMayTry(ip: string, username: string): Promise<void>;
  note(ip: string, username: string): Promise<void>;
}

/** Counts wrong passwords by address and account, so that nobody tries them all and nobody locks out somebody else. */
export function createLoginFailures(factor: number): LoginFailures {
  const limiter = new RateLimiterMemory({
    points: Math.ceil(mostFailures * factor),
    duration: windowSeconds,
  });
  const keyOf = (ip: string, username: string) => `${ip} ${username.toLowerCase()}`;
  return {
    async assertMayTry(ip, username) {
      const failures = await limiter.get(keyOf(ip, username));
      if (failures === null || failures.remainingPoints > 0) return;
      throw new AppError('rate-limited', { retryAfterSeconds: Math.ceil(failures.msBeforeNext / 1000) });
    },
    async note(ip, username) {
      await limiter.penalty(keyOf(ip, username));
    },
  };
}
