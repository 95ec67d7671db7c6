import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '@stallcast/shared/client';
import type { Order } from '@stallcast/shared/contract';
import { asBearer, type Person } from '../../support/drivers.ts';
import { personToken } from '../../support/many-people.ts';
import { buy } from '../../support/shopping.ts';

/** How those who come pay, and how many of a hundred do it this way. */
const ways = [
  { method: 'approve', percent: 60 },
  { method: 'delayed', percent: 25 },
  { method: 'decline', percent: 15 },
] as const;
type Way = (typeof ways)[number]['method'];

/** One of twenty does not take "sold out" for an answer: somebody might give theirs back. */
const onePatientIn = 20;
/** Before the same call is made again that was not answered, in ms; somewhere between. */
const retryMs = { least: 50, most: 250 };
/** Before a patient buyer asks again, in ms. */
const askAgainMs = 150;

export interface Bought {
  readonly person: number;
  readonly key: string;
  readonly order: Order;
}

export interface Refused {
  readonly person: number;
  readonly code: string;
  readonly askedAtMs: number;
}

export interface Crowd {
  /** What people were answered. */
  readonly bought: readonly Bought[];
  readonly refused: readonly Refused[];
  /** Calls that got no answer, or were told to come again: by how it ended. */
  readonly repeated: ReadonlyMap<string, number>;
  /** Nobody asks again from now on; resolves when the last one was answered. */
  goHome(): Promise<void>;
}

export interface CrowdOptions {
  readonly url: string;
  readonly productId: string;
  /** The drop that has it. */
  readonly dropId: string;
  /** People 1 to so many come. */
  readonly people: number;
  /** Calls that are under way at the same time. */
  readonly atOnce: number;
  readonly random: () => number;
}

/**
 * Everybody wants one item of the product, at once. Each repeats a call with its key until it is answered; whoever reads
 * "sold out" goes, except for the patient, who ask on. An answer that nobody should get rejects `goHome`.
 */
export function startCrowd({ url, people, atOnce, random, ...wanted }: CrowdOptions): Crowd {
  const bought: Bought[] = [];
  const refused: Refused[] = [];
  const repeated = new Map<string, number>();
  const over = new AbortController();
  const inTurn = createTurns(atOnce);
  const between = (least: number, most: number) => least + random() * (most - least);

  async function untilAnswered(person: Person, key: string, method: Way): Promise<Order> {
    for (;;) {
      try {
        return await inTurn(() => buy(person.api, { ...wanted, method, key }));
      } catch (error) {
        if (!(error instanceof ApiError) || !passing.has(error.code)) throw error;
        repeated.set(error.code, (repeated.get(error.code) ?? 0) + 1);
        await wait(between(retryMs.least, retryMs.most));
      }
    }
  }

  async function shop(n: number, method: Way): Promise<void> {
    const person = asBearer({ url }, personToken(n));
    const isPatient = n % onePatientIn === 0;
    do {
      const key = randomUUID();
      const askedAtMs = performance.now();
      try {
        bought.push({ person: n, key, order: await untilAnswered(person, key, method) });
        return;
      } catch (error) {
        if (!(error instanceof ApiError) || !refusals.has(error.code)) throw error;
        refused.push({ person: n, code: error.code, askedAtMs });
        if (error.code !== 'sold-out') return;
      }
      await wait(askAgainMs);
    } while (isPatient && !over.signal.aborted);
  }

  const everybody = shuffled(people, random).map((n) => shop(n, wayOf(random())));
  const done = Promise.all(everybody);
  // Heard of when they go home.
  done.catch(() => undefined);
  return {
    ...{ bought, refused, repeated },
    async goHome() {
      over.abort();
      await done;
    },
  };
}

const passing = new Set(['unreachable', 'unavailable', 'idempotency-in-progress', 'rate-limited']);
// A drop of which everything is paid for closes itself.
const refusals = new Set(['sold-out', 'drop-not-open', 'payment-declined']);

function wayOf(share: number): Way {
  let sum = 0;
  return ways.find(({ percent }) => (sum += percent) > share * 100)?.method ?? 'approve';
}

/** The numbers 1 to `count` in an order of chance (Fisher and Yates). */
function shuffled(count: number, random: () => number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one = 0, two = 0] = [numbers[last], numbers[other]];
    numbers[last] = two;
    numbers[other] = one;
  }
  return numbers;
}

/** Lets at most so many do their work at the same time; the others wait in line. */
function createTurns(atOnce: number) {
  const line: (() => void)[] = [];
  let free = atOnce;
  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}
