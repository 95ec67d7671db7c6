import { addProduct } from '../../support/shopping.ts';
import { goLive } from '../../support/shows.ts';
import type { Benchmark, Extent, Measured } from '../benchmark.ts';
import { rounded } from '../benchmark.ts';
import { noteDrift } from '../measure/drift.ts';
import { mean, median, spread } from '../measure/figures.ts';
import { type Noise, noteSlowDisk } from '../measure/noise.ts';
import { type BenchDatabase, type Place, startBenchDatabase } from '../postgres/bench-database.ts';
import { installedPostgres } from '../postgres/installed.ts';
import { type InProcessShop, openInProcessShop } from '../shop/in-process-shop.ts';
import { makePeople } from '../../support/many-people.ts';
import { createPgbench, type PgbenchRound } from './pgbench.ts';
import { recordPurchase } from './record-purchase.ts';
import { expectSameWork, rowsWritten } from './rows-written.ts';
import { buyersRound, type BuyersRound, type HotProduct } from './hot-product.ts';

const people = 2000;
/** Buyers who wait for their answer at the same time. */
const atOnce = 200;
const databaseName = 'shop';

const extents: Record<Extent, { readonly rounds: number; readonly seconds: number }> = {
  quick: { rounds: 3, seconds: 4 },
  full: { rounds: 7, seconds: 10 },
};

/**
 * How fast it is decided who gets an item of one product that everybody wants: an order with its reservation, paid and
 * counted for the show. The other side is the same SQL, recorded from such a purchase and repeated by pgbench as fast as
 * the same database takes it, with as many clients as suit it best.
 */
export const ordersBenchmark: Benchmark = {
  name: 'orders',
  about: 'purchases of one hot product, through the server’s own verbs and as bare SQL by pgbench',
  peer: 'pgbench, the same transaction',
  goal: { least: 0.6 },
  async measure(extent, noise) {
    const program = await installedPostgres('pgbench');
    if (program === null)
      return { skipped: 'pgbench is not there (Debian: the package postgresql-15, or postgresql-contrib)' };
    const inMemory = await measureIn('memory', program, extent, noise);
    if (extent === 'quick') return inMemory;
    const onDisk = await measureIn('disk', program, extent, noise);
    return {
      ...inMemory,
      details: [...inMemory.details, 'the same with the data on the disk:', ...onDisk.details],
      data: { memory: inMemory.data, disk: onDisk.data },
    };
  },
};

interface Pair {
  readonly before: PgbenchRound;
  readonly ours: BuyersRound;
  readonly after: PgbenchRound;
}

async function measureIn(place: Place, program: string, extent: Extent, noise: Noise): Promise<Measured> {
  const database = await startBenchDatabase(place);
  try {
    const disk = place === 'disk' ? [await noteSlowDisk(noise, database.logFolder)] : [];
    const shop = await openInProcessShop(await database.createShop(databaseName));
    try {
      const measured = await compare({ database, shop, program, extent, noise });
      return { ...measured, details: [...disk, ...measured.details] };
    } finally {
      await shop.close();
    }
  } finally {
    await database.close();
  }
}

interface Comparison {
  readonly database: BenchDatabase;
  readonly shop: InProcessShop;
  readonly program: string;
  readonly extent: Extent;
  readonly noise: Noise;
}

async function compare({ database, shop, program, extent, noise }: Comparison): Promise<Measured> {
  const { rounds, seconds } = extents[extent];
  const hot = await prepare(shop);
  const { script, statements } = await recordPurchase(database, databaseName, shop, hot, people);
  const pgbench = createPgbench({ program, database, name: databaseName, script });
  const buyers = (lengthMs: number, together = atOnce) =>
    buyersRound(shop, hot, { database, people, atOnce: together, lengthMs });

  // Both sides write the same rows, or they are not the same transaction.
  expectSameWork(
    await rowsWritten(shop.sql, async () => (await buyers(1500, 4)).decisions),
    await rowsWritten(shop.sql, async () => (await pgbench({ clients: 2, seconds: 1 })).count),
  );
  const clients = await bestClients(pgbench);

  const pairs: Pair[] = [];
  let before = await pgbench({ clients, seconds });
  for (let round = 0; round < rounds; round += 1) {
    await noise.untilQuiet();
    const ours = await buyers(seconds * 1000);
    const after = await pgbench({ clients, seconds });
    pairs.push({ before, ours, after });
    before = after;
  }
  const together = await pgbench({ clients: atOnce, seconds });
  noteDrift(
    noise,
    'pgbench',
    pairs.map((pair) => [pair.before.perSecond, pair.after.perSecond]),
  );
  return report(pairs, { clients, statements, together });
}

/** A product of which there is more than can be bought, in a live show. */
async function prepare({ seller, sql }: InProcessShop): Promise<HotProduct> {
  await makePeople(sql, people);
  const { productId } = await addProduct(seller.api, { name: 'Hot', priceMinor: 1250, stock: 1_000_000 });
  // What a first purchase makes once for its buyer is there: each purchase is like the others.
  await sql`insert into carts (id, user_id) select gen_random_uuid(), id from users on conflict do nothing`;
  await sql`
    insert into buyer_counts (limited_id, user_id, quantity) select ${productId}, id, 0 from users on conflict do nothing`;
  const { streamId } = await goLive(seller.api, [productId]);
  return { productId, streamId };
}

/** A row that all want is taken fastest by few: the other side is given the number that suits it best. */
async function bestClients(pgbench: ReturnType<typeof createPgbench>): Promise<number> {
  let best = { clients: 1, perSecond: 0 };
  for (const clients of [1, 2, 4, 8, 16]) {
    const { perSecond } = await pgbench({ clients, seconds: 2 });
    if (perSecond > best.perSecond) best = { clients, perSecond };
  }
  return best.clients;
}

function report(
  pairs: readonly Pair[],
  {
    clients,
    statements,
    together,
  }: { readonly clients: number; readonly statements: number; readonly together: PgbenchRound },
): Measured {
  const ours = pairs.map((pair) => pair.ours);
  const bare = pairs.flatMap(({ before, after }) => [before, after]);
  const rates = ours.map(({ perSecond }) => perSecond);
  const bareRates = bare.map(({ perSecond }) => perSecond);
  const p99Ms = median(ours.map((round) => round.p99Ms));
  const cpu = (of: (round: BuyersRound) => number) => rounded(median(ours.map(of)));
  return {
    value: median(rates),
    unit: 'decisions/s',
    ratio: median(
      pairs.map(
        ({ before, ours: round, after }) => round.perSecond / mean([before.perSecond, after.perSecond]),
      ),
    ),
    details: [
      `server: ${rounded(median(rates))} decisions/s (rounds ±${percent(spread(rates) / 2)}), p50 ${rounded(median(ours.map((round) => round.p50Ms)))} ms, p99 ${rounded(p99Ms)} ms with ${atOnce} buyers at once; ${ours.reduce((sum, round) => sum + round.turnedAway, 0)} told to come again`,
      `pgbench: ${rounded(median(bareRates))} transactions/s (rounds ±${percent(spread(bareRates) / 2)}), p99 ${rounded(median(bare.map((round) => round.p99Ms)))} ms with ${clients} clients; ${statements} statements a purchase`,
      `pgbench with as many clients as there are buyers, ${atOnce}: ${rounded(together.perSecond)} transactions/s, p99 ${rounded(together.p99Ms)} ms`,
      `CPU a decision: server ${cpu((round) => round.serverCpuMs)} ms, its database ${cpu((round) => round.databaseCpuMs)} ms; database under pgbench ${rounded(median(bare.map((round) => round.databaseCpuMs)))} ms`,
    ],
    data: { clients, statements, atOnce, pairs, together },
  };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
