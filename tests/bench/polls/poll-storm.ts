import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { treeCpuTime } from '../measure/cpu-time.ts';
import { readAnswer } from './read-answer.ts';

/** Who is asked, and for what. */
export interface PollTarget {
  readonly url: string;
  /** The processes whose time counts, each with all below it. */
  readonly pids: readonly number[];
  /** Asked in turn. */
  readonly paths: readonly string[];
}

export interface StormRound {
  readonly polls: number;
  /** How many were answered with which status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** CPU time of a poll in the target's processes, in µs. */
  readonly cpuMicros: number;
  readonly perSecond: number;
}

/** What a browser sends along with a poll of its page. */
const headers = [
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Accept: application/json',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: en-GB,en;q=0.9',
  'Cache-Control: max-age=0',
  'Sec-Fetch-Site: same-origin',
].join('\r\n');

interface StormOptions {
  readonly connections: number;
  readonly lengthMs: number;
}

/** Polls over connections that stay open, on each the next one as soon as the last is answered. Throws when a connection ends. */
export async function pollStorm(target: PollTarget, options: StormOptions): Promise<StormRound> {
  const pollers: Poller[] = [];
  try {
    for (let n = 0; n < options.connections; n += 1) pollers.push(await openPoller(target));
    return await keepAsking(target, pollers, options.lengthMs);
  } finally {
    for (const poller of pollers) poller.close();
  }
}

async function keepAsking(
  target: PollTarget,
  pollers: readonly Poller[],
  lengthMs: number,
): Promise<StormRound> {
  const statuses: Record<number, number> = {};
  const cpuBeforeMs = await cpuTimeOf(target);
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + lengthMs;
  await Promise.all(
    pollers.map(async (poller) => {
      while (performance.now() < endsAtMs) {
        const status = await poller.ask();
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  const tookMs = performance.now() - startedAtMs;
  const cpuMs = (await cpuTimeOf(target)) - cpuBeforeMs;
  const polls = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { polls, statuses, cpuMicros: (cpuMs / polls) * 1000, perSecond: (polls / tookMs) * 1000 };
}

async function cpuTimeOf({ pids }: PollTarget): Promise<number> {
  const times = await Promise.all(pids.map(treeCpuTime));
  return times.reduce((sum, time) => sum + time, 0);
}

interface Poller {
  /** Asks for the next address, with the mark of the answer that it had from there before. Answers the status. */
  ask(): Promise<number>;
  close(): void;
}

async function openPoller({ url, paths }: PollTarget): Promise<Poller> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  const etags = new Map<string, string>();
  let turn = 0;

  async function ask(): Promise<number> {
    const path = paths[turn % paths.length] ?? '/';
    turn += 1;
    const etag = etags.get(path);
    const mark = etag === undefined ? '' : `If-None-Match: ${etag}\r\n`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n${mark}\r\n`);
    const answer = await nextAnswer(socket);
    if (answer.etag !== undefined) etags.set(path, answer.etag);
    return answer.status;
  }

  return { ask, close: () => void socket.destroy() };
}

function nextAnswer(socket: Socket) {
  const { promise, resolve, reject } = Promise.withResolvers<NonNullable<ReturnType<typeof readAnswer>>>();
  let text = '';
  const onEnd = () => reject(new Error('the server ended a connection'));
  const onData = (chunk: string) => {
    text += chunk;
    const answer = readAnswer(text);
    if (answer === null) return;
    socket.off('data', onData).off('close', onEnd);
    resolve(answer);
  };
  socket.on('data', onData).on('close', onEnd);
  return promise;
}
