import { routes } from '@stallcast/shared/contract';
import { ownCpuTime, treeCpuTime } from '../measure/cpu-time.ts';
import { percentile } from '../measure/figures.ts';
import type { BenchDatabase } from '../postgres/bench-database.ts';
import { callOf } from '../shop/in-process-call.ts';
import type { InProcessShop } from '../shop/in-process-shop.ts';

/** The product that everybody wants, and the show they want it in. */
export interface HotProduct {
  readonly productId: string;
  readonly streamId: string;
}

export interface BuyersRound {
  readonly decisions: number;
  /** Who was told to come again, as it took too long, and did. */
  readonly turnedAway: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** A decision: of this process (the buyers in it cost next to nothing), and of the database. */
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
}

interface RoundOptions {
  readonly database: Pick<BenchDatabase, 'pid'>;
  /** Accounts there are; the buyers take turns. */
  readonly people: number;
  readonly atOnce: number;
  readonly lengthMs: number;
}

/** Buys one item for the `n`-th person, by the verb itself. Throws unless it is paid. */
export async function buyOne(shop: InProcessShop, hot: HotProduct, n: number): Promise<void> {
  const body = routes['checkout.buyNow'].body.parse({
    ...hot,
    payment: { gateway: 'test', method: 'approve' },
  });
  const { order } = await shop.handlers['checkout.buyNow'](
    { body, params: undefined, query: undefined },
    callOf(n),
  );
  if (order.status !== 'paid') throw new Error(`a purchase ended ${order.status}`);
}

/** So many buyers at once, each of whom buys again as soon as they are answered. */
export async function buyersRound(
  shop: InProcessShop,
  hot: HotProduct,
  { database, people, atOnce, lengthMs }: RoundOptions,
): Promise<BuyersRound> {
  const latenciesMs: number[] = [];
  const cpuBefore = { server: ownCpuTime(), database: await treeCpuTime(database.pid) };
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + lengthMs;
  let next = 0;
  let turnedAway = 0;

  async function keepBuying(): Promise<void> {
    while (performance.now() < endsAtMs) {
      next += 1;
      const askedAtMs = performance.now();
      if (await isDecided(buyOne(shop, hot, 1 + (next % people))))
        latenciesMs.push(performance.now() - askedAtMs);
      else turnedAway += 1;
    }
  }

  await Promise.all(Array.from({ length: atOnce }, keepBuying));
  const tookMs = performance.now() - startedAtMs;
  const cpuAfter = { server: ownCpuTime(), database: await treeCpuTime(database.pid) };
  const decisions = latenciesMs.length;
  return {
    ...{ decisions, turnedAway },
    perSecond: (decisions / tookMs) * 1000,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    serverCpuMs: (cpuAfter.server - cpuBefore.server) / decisions,
    databaseCpuMs: (cpuAfter.database - cpuBefore.database) / decisions,
  };
}

async function isDecided(purchase: Promise<void>): Promise<boolean> {
  try {
    await purchase;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'unavailable') return false;
    throw error;
  }
}
