import { setTimeout as wait } from 'node:timers/promises';
import { treeCpuTime } from '../measure/cpu-time.ts';
import { percentile } from '../measure/figures.ts';

/** A chat that many sockets listen to. Comments are told apart by a number in their text. */
export interface ChatRoom {
  /** The processes whose time counts, each with all below it. */
  readonly pids: readonly number[];
  readonly listeners: number;
  /** Sends a comment that carries this number. */
  say(number: number): Promise<void>;
  /** From now on this is told which listener heard which number. */
  onHeard(heard: (listener: number, number: number) => void): void;
}

export interface ChatRound {
  readonly deliveries: number;
  /** Comments whose writer was told to try again. */
  readonly refused: number;
  /** Of comments that were taken. */
  readonly lost: number;
  readonly doubled: number;
  /** From sending a comment to hearing it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of a delivery in the room's processes, in µs. */
  readonly cpuMicros: number;
}

interface RoundOptions {
  readonly comments: number;
  readonly everyMs: number;
  /** What is not heard this long after the last comment was sent is lost. */
  readonly patienceMs: number;
}

/** How often it is looked whether all have heard all. */
const lookEveryMs = 20;

/** Sends comments at a steady pace, however long each of them takes, until everybody has heard those that were taken. */
export async function chatRound(room: ChatRoom, options: RoundOptions): Promise<ChatRound> {
  const { comments, everyMs, patienceMs } = options;
  const sentAtMs: number[] = [];
  const latenciesMs: number[] = [];
  const heard = Array.from({ length: comments }, () => new Set<number>());
  let doubled = 0;
  room.onHeard((listener, number) => {
    const listeners = heard[number];
    if (listeners === undefined || listeners.has(listener)) doubled += 1;
    else {
      listeners.add(listener);
      latenciesMs.push(performance.now() - (sentAtMs[number] ?? Number.NaN));
    }
  });

  const cpuBeforeMs = await cpuTimeOf(room);
  const startedAtMs = performance.now();
  const sending: Promise<void>[] = [];
  const taken: Set<number>[] = [];
  for (let number = 0; number < comments; number += 1) {
    await wait(Math.max(0, startedAtMs + number * everyMs - performance.now()));
    sentAtMs.push(performance.now());
    const told = room.say(number);
    sending.push(
      told.then(
        () => void taken.push(heard[number] ?? new Set()),
        () => {},
      ),
    );
  }
  await Promise.all(sending);
  const lost = () => taken.reduce((sum, listeners) => sum + room.listeners - listeners.size, 0);
  const endsAtMs = performance.now() + patienceMs;
  while (lost() > 0 && performance.now() < endsAtMs) await wait(lookEveryMs);
  const cpuMs = (await cpuTimeOf(room)) - cpuBeforeMs;
  room.onHeard(() => {});
  return {
    ...{ deliveries: latenciesMs.length, refused: comments - taken.length, lost: lost(), doubled },
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    cpuMicros: (cpuMs / latenciesMs.length) * 1000,
  };
}

async function cpuTimeOf({ pids }: ChatRoom): Promise<number> {
  const times = await Promise.all(pids.map(treeCpuTime));
  return times.reduce((sum, time) => sum + time, 0);
}
