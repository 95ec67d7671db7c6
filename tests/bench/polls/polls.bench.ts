import { setTimeout as wait } from 'node:timers/promises';
import { asSeller } from '../../support/drivers.ts';
import { type ServerProcess, startServer } from '../../support/server-process.ts';
import { goLive } from '../../support/shows.ts';
import { type Benchmark, type Extent, type Measured, rounded } from '../benchmark.ts';
import { noteDrift } from '../measure/drift.ts';
import { mean, median } from '../measure/figures.ts';
import type { Noise } from '../measure/noise.ts';
import { startPeer } from '../peers/peer-process.ts';
import { type BenchDatabase, startBenchDatabase } from '../postgres/bench-database.ts';
import { statementsOf } from '../postgres/statement-log.ts';
import { type PollTarget, pollStorm, type StormRound } from './poll-storm.ts';

const databaseName = 'shop';
const connections = 32;
/** Comments that the show has already. */
const comments = 50;
/** More statements than this a poll are not none: what the server does besides comes and goes a little. */
const mostStatements = 0.001;

const extents: Record<Extent, { readonly rounds: number; readonly lengthMs: number }> = {
  quick: { rounds: 3, lengthMs: 2000 },
  full: { rounds: 7, lengthMs: 5000 },
};

/**
 * What a viewer's polls cost who has all there is already: the figures of a show and its comments, asked in turn, with the mark
 * of the last answer. The other side is an Express of the same version that says hello, on the same Node.
 */
export const pollsBenchmark: Benchmark = {
  name: 'polls',
  about: 'a viewer’s polls for figures and comments, against an Express that says hello',
  peer: 'Express that says hello',
  goal: { least: 3 },
  async measure(extent, noise) {
    const open: { close(): Promise<unknown> }[] = [];
    const keep = <Part extends { close(): Promise<unknown> }>(part: Part): Part => (open.unshift(part), part);
    try {
      const database = keep(await startBenchDatabase('memory'));
      const env = { RATE_LIMIT_FACTOR: '100000', DEMO_SHOP: 'off' };
      const databaseUrl = await database.createShop(databaseName);
      const server = keep(await startServer({ databaseUrl, env }));
      const file = new URL('../peers/hello-server.ts', import.meta.url);
      const express = keep(await startPeer(file, ['express']));
      const bare = keep(await startPeer(file, ['http']));
      const targets = {
        ours: await openShow(server, database),
        // The same Express with the same headers and counters, asked whether it lives.
        alive: { url: server.url, pids: [server.pid, database.pid], paths: ['/livez'] },
        express: { url: express.url, pids: [express.pid], paths: ['/hello'] },
        bare: { url: bare.url, pids: [bare.pid], paths: ['/'] },
      };
      return await compare(database, targets, extents[extent], noise);
    } finally {
      for (const part of open) await part.close();
    }
  },
};

/** A live show in which something was said; whoever polls has heard it. */
async function openShow(server: ServerProcess, database: BenchDatabase): Promise<PollTarget> {
  const { api } = await asSeller(server);
  const { streamId } = await goLive(api);
  for (let n = 1; n <= comments; n += 1)
    await api('interact.comment', { body: { streamId, text: `Does it come in green, too? Number ${n}` } });
  const { cursor } = await api('comments.list', { query: { streamId, after: 0, limit: 200 } });
  return {
    url: server.url,
    pids: [server.pid, database.pid],
    paths: [
      `/api/live/viewers?action=count&streamId=${streamId}`,
      `/api/live/comments?streamId=${streamId}&after=${cursor}&limit=200`,
    ],
  };
}

interface Targets {
  readonly ours: PollTarget;
  readonly express: PollTarget;
  readonly bare: PollTarget;
  readonly alive: PollTarget;
}

interface Round {
  readonly express: readonly [StormRound, StormRound];
  readonly ours: readonly [StormRound, StormRound];
  readonly bare: StormRound;
  readonly alive: StormRound;
}

async function compare(
  database: BenchDatabase,
  targets: Targets,
  { rounds, lengthMs }: { readonly rounds: number; readonly lengthMs: number },
  noise: Noise,
): Promise<Measured> {
  const storm = (target: PollTarget) => pollStorm(target, { connections, lengthMs });
  const { ours: polls, express: hello, bare: least, alive } = targets;
  // The two that count are warmed twice: what runs often is compiled anew.
  for (const target of [polls, hello, least, alive, polls, hello]) await storm(target);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await noise.untilQuiet();
    // Each side comes first and last once, so that what warms up or cools down meets both.
    const first = await storm(hello);
    const ours = [await storm(polls), await storm(polls)] as const;
    const express = [first, await storm(hello)] as const;
    measured.push({ express, ours, bare: await storm(least), alive: await storm(alive) });
  }
  const sql = await countStatements(database, () => storm(polls), lengthMs);
  return report(measured, sql, noise);
}

interface Statements {
  readonly polls: number;
  readonly whilePolling: number;
  /** In the same time, when nobody polled. */
  readonly besides: number;
}

async function countStatements(
  database: BenchDatabase,
  storm: () => Promise<StormRound>,
  lengthMs: number,
): Promise<Statements> {
  let polls = 0;
  const asked = await statementsOf(database, databaseName, async () => {
    ({ polls } = await storm());
  });
  const besides = await statementsOf(database, databaseName, () => wait(lengthMs));
  return { polls, whilePolling: asked.length, besides: besides.length };
}

function report(rounds: readonly Round[], sql: Statements, noise: Noise): Measured {
  const cost = ([one, other]: readonly [StormRound, StormRound]) => mean([one.cpuMicros, other.cpuMicros]);
  const twice = (of: (round: Round) => readonly [StormRound, StormRound]) =>
    rounds.map((round) => {
      const [one, other] = of(round);
      return [one.cpuMicros, other.cpuMicros] as const;
    });
  const drifts = [
    noteDrift(
      noise,
      'Express',
      twice(({ express }) => express),
    ),
    noteDrift(
      noise,
      'the server',
      twice(({ ours }) => ours),
    ),
  ];
  const ours = median(rounds.map((round) => cost(round.ours)));
  const express = median(rounds.map((round) => cost(round.express)));
  const bare = median(rounds.map((round) => round.bare.cpuMicros));
  const alive = median(rounds.map((round) => round.alive.cpuMicros));
  const rateOf = (of: (round: Round) => number) => rounded(median(rounds.map(of)));
  const statements = Math.max(0, sql.whilePolling - sql.besides) / sql.polls;
  return {
    value: ours,
    unit: 'µs CPU',
    // How many of our polls Express could not answer with the same time.
    ratio: median(rounds.map((round) => cost(round.express) / cost(round.ours))),
    unmet: [
      ...(statements > mostStatements ? [`${rounded(statements)} statements a poll, promised are none`] : []),
      ...unexpected(rounds),
    ],
    details: [
      `server and database: ${rounded(ours)} µs CPU a poll, ${rateOf((round) => round.ours[0].perSecond)} polls/s on ${connections} connections`,
      `Express that says hello: ${rounded(express)} µs CPU, ${rateOf((round) => round.express[0].perSecond)}/s`,
      `node:http that answers 304 and nothing else: ${rounded(bare)} µs CPU; ours costs ${rounded(ours / bare)} times that`,
      `the server’s own Express that says it is alive, with the same headers: ${rounded(alive)} µs CPU, ${rounded(alive / ours)} times a poll`,
      `SQL: ${sql.whilePolling} statements with ${sql.polls} polls, ${sql.besides} in the same time without`,
      `the same twice: Express ±${percent(drifts[0])}, the server ±${percent(drifts[1])}`,
    ],
    data: { rounds, sql },
  };
}

/** Polls of whoever has all there is are answered with 304; the first ones of each connection are not. */
function unexpected(rounds: readonly Round[]): string[] {
  const full = rounds
    .flatMap(({ ours }) => ours)
    .filter(({ statuses, polls }) => polls - (statuses[304] ?? 0) > 2 * connections);
  return full.length === 0
    ? []
    : [`in ${full.length} rounds polls were answered in full, though nothing changed`];
}

const percent = (share = 0) => `${Math.round(share * 100)} %`;
