import type { LimitClass } from '@stallcast/shared/contract';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from './actor.ts';
import { AppError } from './errors.ts';

/** Calls that one caller may make within a window. A user draws from an own bucket, guests share their address's. */
const budgets: Record<LimitClass, { readonly calls: number; readonly windowSeconds: number }> = {
  read: { calls: 600, windowSeconds: 60 },
  write: { calls: 120, windowSeconds: 60 },
  login: { calls: 10, windowSeconds: 60 },
  comment: { calls: 20, windowSeconds: 30 },
  react: { calls: 60, windowSeconds: 30 },
  join: { calls: 120, windowSeconds: 60 },
  order: { calls: 30, windowSeconds: 60 },
  // A gateway reports the payments of all buyers from one address, and its signature is checked.
  webhook: { calls: 6000, windowSeconds: 60 },
};

/**
 * An address serves many guests (a school, a mobile network), so it may do this many times what one caller may. What guests write is
 * their cart: ten times 120 a minute are 24 for each of the fifty who may watch from there, and a cart takes no stock but a drop's, which
 * needs a login.
 */
const addressFactor: Partial<Record<LimitClass, number>> = { read: 10, write: 10, join: 1, login: 3 };

interface Caller {
  readonly actor: Actor;
  readonly ip: string;
}

/** The part of an answer that limits write to. */
interface HeaderTarget {
  set(name: string, value: string): unknown;
}

export interface RateLimits {
  /** Takes one call out of the caller's budget and says so in the answer. Throws AppError `rate-limited`. */
  consume(limit: LimitClass, caller: Caller, answer: HeaderTarget): Promise<void>;
}

/** Budgets kept in this process; `factor` widens all of them (load tests come from one address). */
export function createRateLimits(factor: number): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>();

  function limiterOf(limit: LimitClass, isGuest: boolean): RateLimiterMemory {
    const key = `${limit}:${isGuest ? 'address' : 'user'}`;
    const existing = limiters.get(key);
    if (existing) return existing;
    const { calls, windowSeconds } = budgets[limit];
    const points = Math.ceil(calls * factor * (isGuest ? (addressFactor[limit] ?? 1) : 1));
    const created = new RateLimiterMemory({ keyPrefix: key, points, duration: windowSeconds });
    limiters.set(key, created);
    return created;
  }

  return {
    async consume(limit, { actor, ip }, answer) {
      const limiter = limiterOf(limit, actor.kind === 'guest');
      const who = actor.kind === 'user' ? actor.userId : ip;
      const result = await take(limiter, who);
      const resetSeconds = Math.ceil(result.msBeforeNext / 1000);
      // As draft-ietf-httpapi-ratelimit-headers has it: what there is for how long, and what is left of it.
      answer.set('RateLimit-Policy', `"${limit}";q=${limiter.points};w=${limiter.duration}`);
      answer.set('RateLimit', `"${limit}";r=${Math.max(0, result.remainingPoints)};t=${resetSeconds}`);
      if (result.refused) throw new AppError('rate-limited', { retryAfterSeconds: resetSeconds });
    },
  };
}

async function take(limiter: RateLimiterMemory, who: string) {
  try {
    const { msBeforeNext, remainingPoints } = await limiter.consume(who);
    return { msBeforeNext, remainingPoints, refused: false };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { msBeforeNext: refusal.msBeforeNext, remainingPoints: 0, refused: true };
  }
}
