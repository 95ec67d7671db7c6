import { routes } from '@stallcast/shared/contract';
import { goLive } from '../../support/shows.ts';
import { type Benchmark, type Extent, type Measured, rounded } from '../benchmark.ts';
import { ownCpuTime, treeCpuTime } from '../measure/cpu-time.ts';
import { mean, median, spread } from '../measure/figures.ts';
import { noteDrift } from '../measure/drift.ts';
import type { Noise } from '../measure/noise.ts';
import { type BenchDatabase, startBenchDatabase } from '../postgres/bench-database.ts';
import { callOf } from '../shop/in-process-call.ts';
import { type InProcessShop, openInProcessShop } from '../shop/in-process-shop.ts';
import { fillShow } from './fill-show.ts';

/** Reactions and comments in the show whose dashboard is asked for. */
const sizes = [1000, 100_000, 1_000_000] as const;
/** Further apart than this, rounds of the same size tell that the machine was busy. */
const mostApart = 0.1;

interface Length {
  readonly rounds: number;
  /** How often the sizes take turns in a round; an even number, so that each half of a round has all of them. */
  readonly turns: number;
  /** Of a size in a turn. */
  readonly calls: number;
}

const extents: Record<Extent, Length> = {
  quick: { rounds: 5, turns: 4, calls: 200 },
  full: { rounds: 9, turns: 6, calls: 400 },
};

/** What a dashboard's call costs, in CPU time of server and database, in shows with a short and a long history. */
export const statsBenchmark: Benchmark = {
  name: 'stats',
  about: 'the seller’s dashboard of shows with 1k, 100k and 1M interactions',
  peer: 'the same with the shortest history',
  goal: { most: 1.1 },
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

/** CPU time of a call in ms, by halves of each round: A/A, as both are the same. */
type Costs = ReadonlyMap<number, (readonly [number, number])[]>;

/** Asks the dashboards in turn: what the machine does meanwhile meets all sizes alike. */
async function compare(
  database: BenchDatabase,
  shows: readonly Show[],
  length: Length,
  noise: Noise,
): Promise<Measured> {
  const costs: Costs = new Map(shows.map(({ size }) => [size, []]));
  for (const show of shows) await askDashboard(show, length.calls);
  for (let round = 0; round < length.rounds; round += 1) {
    await noise.untilQuiet();
    const halves = [
      await halfRound(database, shows, length),
      await halfRound(database, shows, length),
    ] as const;
    for (const { size } of shows)
      costs.get(size)?.push([halves[0].get(size) ?? Number.NaN, halves[1].get(size) ?? Number.NaN]);
  }
  return report(costs, noise);
}

async function halfRound(
  database: BenchDatabase,
  shows: readonly Show[],
  { turns, calls }: Length,
): Promise<ReadonlyMap<number, number>> {
  const tookMs = new Map<number, number>();
  for (let turn = 0; turn < turns / 2; turn += 1) {
    for (const show of shows) {
      const before = ownCpuTime() + (await treeCpuTime(database.pid));
      await askDashboard(show, calls);
      const after = ownCpuTime() + (await treeCpuTime(database.pid));
      tookMs.set(show.size, (tookMs.get(show.size) ?? 0) + after - before);
    }
  }
  return new Map([...tookMs].map(([size, ms]) => [size, ms / ((turns / 2) * calls)]));
}

function report(costs: Costs, noise: Noise): Measured {
  const roundsOf = (size: number) => (costs.get(size) ?? []).map(mean);
  const cost = (size: number) => median(roundsOf(size));
  const [small, , large] = sizes;
  const apart = Math.max(...sizes.map((size) => spread(middleHalf(roundsOf(size)))));
  if (apart > mostApart) noise.note(`rounds of one size lay ${percent(apart)} apart`);
  const drift = Math.max(
    ...sizes.map((size) => noteDrift(noise, `${size} interactions`, costs.get(size) ?? [])),
  );
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
      `rounds of one size lay ${percent(apart)} apart at most, the halves of a round ${percent(drift)}`,
    ],
    data: { costsMs: Object.fromEntries(costs) },
  };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Without the quarter of the rounds that was cheapest and the one that was dearest. */
function middleHalf(values: readonly number[]): number[] {
  const quarter = Math.floor(values.length / 4);
  return values.toSorted((one, other) => one - other).slice(quarter, values.length - quarter);
}
