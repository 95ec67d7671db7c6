import { routes } from '@stallcast/shared/contract';
import { goLive } from '../../support/shows.ts';
import { type Benchmark, type Extent, type Measured, rounded } from '../benchmark.ts';
import { ownCpuTime, treeCpuTime } from '../measure/cpu-time.ts';
import { median, spread } from '../measure/figures.ts';
import type { Noise } from '../measure/noise.ts';
import { type BenchDatabase, startBenchDatabase } from '../postgres/bench-database.ts';
import { callOf } from '../shop/in-process-call.ts';
import { type InProcessShop, openInProcessShop } from '../shop/in-process-shop.ts';
import { fillShow } from './fill-show.ts';

/** Reactions and comments in the show whose dashboard is asked for. */
const sizes = [1000, 100_000, 1_000_000] as const;
/** Further apart than this, rounds of the same size tell that the machine was busy. */
const mostDrift = 0.1;

const extents: Record<Extent, { readonly rounds: number; readonly calls: number }> = {
  quick: { rounds: 5, calls: 300 },
  full: { rounds: 11, calls: 1000 },
};

/** What a dashboard's call costs, in CPU time of server and database, in shows with a short and a long history. */
export const statsBenchmark: Benchmark = {
  name: 'stats',
  about: 'the seller’s dashboard of shows with 1k, 100k and 1M interactions',
  goal: { most: 1.2 },
  async measure(extent, noise) {
    const database = await startBenchDatabase('memory');
    const shows: Show[] = [];
    try {
      // A database each: what a show costs must not hide in what its neighbours cost.
      for (const size of sizes) shows.push(await openShow(database, size));
      return await compare(database, shows, extents[extent], noise);
    } finally {
      for (const { shop } of shows) await shop.close();
      await database.close();
    }
  },
};

interface Show {
  readonly size: number;
  readonly shop: InProcessShop;
  readonly streamId: string;
  /** Where its history ends. */
  readonly cursor: number;
}

async function openShow(database: BenchDatabase, size: number): Promise<Show> {
  const shop = await openInProcessShop(await database.createShop(`show_${size}`));
  const { streamId } = await goLive(shop.seller.api);
  const cursor = await fillShow(shop.sql, streamId, size);
  return { size, shop, streamId, cursor };
}

/** Half of the calls are a dashboard that was just opened, half one that asks what came since. */
async function askDashboard({ shop, streamId, cursor }: Show, calls: number): Promise<void> {
  const { actor, ...call } = callOf(1);
  const seller = { ...actor, vendorId: shop.seller.vendorId };
  const queries = [{ streamId }, { streamId, after: String(cursor - 20) }].map((query) =>
    routes['stats.show'].query.parse(query),
  );
  for (let n = 0; n < calls; n += queries.length)
    for (const query of queries)
      await shop.handlers['stats.show'](
        { query, params: undefined, body: undefined },
        { ...call, actor: seller },
      );
}

/** CPU time of a call, in ms, by rounds in which the sizes take turns. */
async function compare(
  database: BenchDatabase,
  shows: readonly Show[],
  { rounds, calls }: { readonly rounds: number; readonly calls: number },
  noise: Noise,
): Promise<Measured> {
  const costs = new Map<number, number[]>(shows.map(({ size }) => [size, []]));
  for (const show of shows) await askDashboard(show, calls);
  for (let round = 0; round < rounds; round += 1) {
    await noise.untilQuiet();
    for (const show of shows) {
      const before = ownCpuTime() + (await treeCpuTime(database.pid));
      await askDashboard(show, calls);
      const tookMs = ownCpuTime() + (await treeCpuTime(database.pid)) - before;
      costs.get(show.size)?.push(tookMs / calls);
    }
  }
  const cost = (size: number) => median(costs.get(size) ?? []);
  const [small, , large] = sizes;
  const drift = Math.max(...[...costs.values()].map((values) => spread(middleHalf(values))));
  if (drift > mostDrift) noise.note(`rounds of one size lay ${Math.round(drift * 100)} % apart`);
  return {
    value: cost(large),
    unit: 'ms CPU',
    // The dearest size against the cheapest, whichever they are.
    ratio: Math.max(...sizes.map(cost)) / Math.min(...sizes.map(cost)),
    details: [
      ...sizes.map(
        (size) => `${size} interactions: ${rounded(cost(size))} ms CPU a call (server and database)`,
      ),
      `${large} against ${small}: ${rounded(cost(large) / cost(small))}`,
    ],
    data: { costsMs: Object.fromEntries(costs) },
  };
}

/** Without the quarter of the rounds that was cheapest and the one that was dearest. */
function middleHalf(values: readonly number[]): number[] {
  const quarter = Math.floor(values.length / 4);
  return values.toSorted((one, other) => one - other).slice(quarter, values.length - quarter);
}
