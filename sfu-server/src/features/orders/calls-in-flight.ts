import { AppError } from '../../platform/errors.ts';
import type { CallKey } from './idempotency.repo.ts';

/** The calls that this process is working on, so that a repetition is told at once and nobody works on one twice. */
export interface CallsInFlight {
  /** Does the work unless the same call is under way. Throws `idempotency-in-progress`, or `idempotency-key-reused` for another body. */
  alone<Result>(call: CallKey & { readonly bodyHash: string }, work: () => Promise<Result>): Promise<Result>;
  has(call: CallKey): boolean;
  /** Waits until those under way now are done. */
  settled(): Promise<void>;
}

export function createCallsInFlight(): CallsInFlight {
  const calls = new Map<string, { readonly bodyHash: string; readonly done: Promise<unknown> }>();
  const nameOf = ({ userId, key }: CallKey) => `${userId} ${key}`;

  return {
    async alone(call, work) {
      const name = nameOf(call);
      const other = calls.get(name);
      if (other) {
        if (other.bodyHash !== call.bodyHash) throw new AppError('idempotency-key-reused');
        throw new AppError('idempotency-in-progress', { retryAfterSeconds: 1 });
      }
      const done = work();
      calls.set(name, { bodyHash: call.bodyHash, done });
      try {
        return await done;
      } finally {
        calls.delete(name);
      }
    },
    has: (call) => calls.has(nameOf(call)),
    async settled() {
      await Promise.allSettled([...calls.values()].map((call) => call.done));
    },
  };
}
