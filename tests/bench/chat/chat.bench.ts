import { type Person, asGuest, asSeller, asUser } from '../../support/drivers.ts';
import { type ServerProcess, startServer } from '../../support/server-process.ts';
import { goLive } from '../../support/shows.ts';
import { type Benchmark, type Extent, type Measured, rounded } from '../benchmark.ts';
import { noteDrift } from '../measure/drift.ts';
import { mean, median } from '../measure/figures.ts';
import type { Noise } from '../measure/noise.ts';
import { type Peer, startPeer } from '../peers/peer-process.ts';
import { type BenchDatabase, startBenchDatabase } from '../postgres/bench-database.ts';
import { type ChatRoom, chatRound, type ChatRound } from './chat-round.ts';
import { openBareSocket, openChatSockets, openOurSocket, textOf } from './chat-sockets.ts';

const listeners = 500;
/** People who take turns in writing. */
const writers = 10;
const patienceMs = 5000;
/** The longest that one comment in a hundred may take to a listener, with the commit that stores it. */
const mostP99Ms = 150;

interface Length {
  readonly rounds: number;
  readonly comments: number;
  readonly everyMs: number;
}

const extents: Record<Extent, Length> = {
  quick: { rounds: 3, comments: 80, everyMs: 25 },
  full: { rounds: 7, comments: 200, everyMs: 25 },
};

/**
 * What it costs that one more hears a comment: written over HTTP, stored, and pushed to all who watch. The other side is a bare `ws`
 * that stores nothing and hands on messages of the same length.
 */
export const chatBenchmark: Benchmark = {
  name: 'chat',
  about: `comments stored and pushed to ${listeners} sockets, against a bare ws that hands them on`,
  peer: 'bare ws, which stores nothing',
  goal: { most: 0.3 },
  async measure(extent, noise) {
    const open: { close(): unknown }[] = [];
    const keep = <Part extends { close(): unknown }>(part: Part): Part => (open.unshift(part), part);
    try {
      const database = keep(await startBenchDatabase('memory'));
      const env = { RATE_LIMIT_FACTOR: '100000', DEMO_SHOP: 'off' };
      const server = keep(await startServer({ databaseUrl: await database.createShop('shop'), env }));
      const bare = keep(await startPeer(new URL('../peers/ws-server.ts', import.meta.url), []));
      const ours = keep(await openOurRoom(server, database));
      const theirs = keep(await openBareRoom(bare, ours.sample));
      return await compare({ ours, theirs }, extents[extent], noise);
    } finally {
      for (const part of open) await part.close();
    }
  },
};

type OpenRoom = ChatRoom & { close(): void };

async function openOurRoom(
  server: ServerProcess,
  database: BenchDatabase,
): Promise<OpenRoom & { readonly sample: string }> {
  const { streamId } = await goLive((await asSeller(server)).api);
  const people: Person[] = [];
  for (let n = 0; n < writers; n += 1) people.push(await asUser(server));
  const { ticket } = await asGuest(server).api('viewers.join', { body: { streamId } });
  const sockets = await openChatSockets(listeners, (hear) => openOurSocket(server.url, ticket, hear));

  async function write(number: number) {
    const writer = people[number % writers];
    if (!writer) throw new Error('nobody writes');
    return (await writer.api('interact.comment', { body: { streamId, text: textOf(number) } })).comment;
  }

  return {
    ...{ pids: [server.pid, database.pid], listeners, onHeard: sockets.onHeard, close: sockets.close },
    say: async (number) => void (await write(number)),
    // What is pushed to a listener; its number is not one of a round's.
    sample: JSON.stringify(['show.comment', await write(1_000_000)]),
  };
}

async function openBareRoom(bare: Peer, sample: string): Promise<OpenRoom> {
  const sockets = await openChatSockets(listeners, (hear) => openBareSocket(bare.url, hear));
  const writer = await openBareSocket(bare.url, () => {});
  return {
    ...{ pids: [bare.pid], listeners, onHeard: sockets.onHeard },
    say: async (number) => writer.send(`42${sample.replace(textOf(1_000_000), textOf(number))}`),
    close() {
      sockets.close();
      writer.terminate();
    },
  };
}

interface Rooms {
  readonly ours: ChatRoom;
  readonly theirs: ChatRoom;
}

type Twice = readonly [ChatRound, ChatRound];
interface Round {
  readonly ours: Twice;
  readonly theirs: Twice;
}

async function compare({ ours, theirs }: Rooms, length: Length, noise: Noise): Promise<Measured> {
  const play = (room: ChatRoom) => chatRound(room, { ...length, patienceMs });
  for (const room of [ours, theirs]) await play(room);
  const rounds: Round[] = [];
  for (let round = 0; round < length.rounds; round += 1) {
    await noise.untilQuiet();
    // Each side comes first and last once, so that what warms up or cools down meets both.
    const first = await play(theirs);
    const own = [await play(ours), await play(ours)] as const;
    rounds.push({ ours: own, theirs: [first, await play(theirs)] });
  }
  return report(rounds, length, noise);
}

function report(rounds: readonly Round[], { everyMs }: Length, noise: Noise): Measured {
  const twice = (of: (round: Round) => Twice) =>
    rounds.map((round) => {
      const [one, other] = of(round);
      return [one.cpuMicros, other.cpuMicros] as const;
    });
  const [ours, theirs] = [twice((round) => round.ours), twice((round) => round.theirs)];
  noteDrift(noise, 'the server', ours);
  noteDrift(noise, 'the bare ws', theirs);
  const own = rounds.flatMap((round) => round.ours);
  const bare = rounds.flatMap((round) => round.theirs);
  const middle = (of: readonly ChatRound[], figure: (round: ChatRound) => number) => median(of.map(figure));
  const p99Ms = middle(own, (round) => round.p99Ms);
  const refused = own.reduce((sum, round) => sum + round.refused, 0);
  const amiss = own.reduce((sum, { lost, doubled }) => sum + lost + doubled, 0);
  return {
    value: median(ours.map(mean)),
    unit: 'µs CPU a delivery',
    ratio: median(ours.map((pair, round) => mean(pair) / mean(theirs[round] ?? []))),
    unmet: [
      ...(p99Ms > mostP99Ms ? [`p99 ${rounded(p99Ms)} ms, promised are ${mostP99Ms}`] : []),
      ...(refused > 0 ? [`${refused} comments were refused for the moment, promised are none`] : []),
      ...(amiss > 0 ? [`${amiss} comments were lost or came twice, promised are none`] : []),
    ],
    details: [
      `server and database: ${rounded(median(ours.map(mean)))} µs CPU a delivery, p50 ${rounded(middle(own, (round) => round.p50Ms))} ms, p99 ${rounded(p99Ms)} ms from sending to hearing, ${amiss} lost or doubled`,
      `bare ws: ${rounded(median(theirs.map(mean)))} µs CPU a delivery, p50 ${rounded(middle(bare, (round) => round.p50Ms))} ms, p99 ${rounded(middle(bare, (round) => round.p99Ms))} ms`,
      `${listeners} sockets, ${rounded(1000 / everyMs)} comments a second; the server's part holds the request, the transaction and the figures that are pushed`,
    ],
    data: { listeners, rounds },
  };
}
