import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '@stallcast/shared/client';
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { asUser, type UserPerson } from '../../support/drivers.ts';
import { buy } from '../../support/shopping.ts';

/** What one call came to. */
export interface Attempt {
  readonly kind: 'order' | 'comment';
  /** `ok` or the code of the error; `unreachable` where there was no answer. */
  readonly outcome: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** People who buy and comment one after the other, and try again with the same key until they are answered. */
export interface ShopLoad {
  readonly attempts: readonly Attempt[];
  /** Waits until everyone's last call was answered; no one calls again. */
  stop(): Promise<void>;
  /** Fails unless each answered order is stored exactly once, and each answered comment. */
  expectNothingLost(sql: Sql): Promise<void>;
}

export interface LoadOptions {
  readonly url: string;
  readonly productId: string;
  /** A live show: what is bought is bought in it, and comments go there. */
  readonly streamId?: string;
  readonly buyers: readonly UserPerson[];
  /** Pause of each between two calls, in ms; none if not said. */
  readonly pauseMs?: number;
}

/** Before a call that was not answered is repeated, in ms. */
const retryMs = 100;

/** Accounts to buy with; made once, as hashing their passwords takes the machine's cores. */
export async function makeBuyers(server: { readonly url: string }, count: number): Promise<UserPerson[]> {
  const buyers: UserPerson[] = [];
  while (buyers.length < count) buyers.push(await asUser(server));
  return buyers;
}

/** Lets each buyer order, and comment if there is a show, until `stop`. */
export function startShopLoad(options: LoadOptions): ShopLoad {
  const { productId, streamId, buyers, pauseMs = 0 } = options;
  const attempts: Attempt[] = [];
  const orders = new Map<string, string>();
  const comments = new Set<string>();
  const stopped = new AbortController();

  /** Repeats `call` until it is answered. Throws on a refusal that would not pass. */
  async function untilAnswered<Result>(kind: Attempt['kind'], call: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const startedAtMs = performance.now();
      const note = (outcome: string, status: number, retryAfterSeconds?: number) =>
        attempts.push({
          ...{ kind, outcome, status, retryAfterSeconds, startedAtMs },
          endedAtMs: performance.now(),
        });
      try {
        const result = await call();
        note('ok', 200);
        return result;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        note(error.code, error.status, error.problem?.retryAfterSeconds);
        if (!isPassing(error.code)) throw error;
        await wait(retryMs);
      }
    }
  }

  async function order(buyer: UserPerson): Promise<void> {
    const key = randomUUID();
    const made = await untilAnswered('order', () =>
      buy(buyer.api, { productId, key, ...(streamId !== undefined && { streamId }) }),
    );
    orders.set(key, made.orderId);
  }

  async function comment(buyer: UserPerson): Promise<void> {
    if (streamId === undefined) return;
    const text = randomUUID();
    const body = { streamId, text, commentId: text };
    await untilAnswered('comment', () => buyer.api('interact.comment', { body }));
    comments.add(text);
  }

  async function keepBuying(buyer: UserPerson): Promise<void> {
    while (!stopped.signal.aborted) {
      await order(buyer);
      await comment(buyer);
      if (pauseMs > 0) await wait(pauseMs);
    }
  }

  const done = Promise.all(buyers.map(keepBuying));
  // Heard of when it is stopped.
  done.catch(() => undefined);
  return {
    attempts,
    async stop() {
      stopped.abort();
      await done;
    },
    async expectNothingLost(sql) {
      const stored = await sql<{ key: string; id: string }[]>`
        select idempotency_key as key, id from orders where idempotency_key = any(${[...orders.keys()]})`;
      expect(stored.map(({ key, id }) => `${key} ${id}`).toSorted()).toEqual(
        [...orders].map(([key, id]) => `${key} ${id}`).toSorted(),
      );
      const said = await sql<{ text: string }[]>`
        select comment_text as text from stream_interactions where comment_text = any(${[...comments]})`;
      expect(said.map(({ text }) => text).toSorted()).toEqual([...comments].toSorted());
    },
  };
}

const passing = new Set([
  'unavailable',
  'unreachable',
  'media-unavailable',
  'idempotency-in-progress',
  'rate-limited',
]);
const isPassing = (code: string) => passing.has(code);
