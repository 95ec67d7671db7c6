import type { RouteName } from '@stallcast/shared/contract';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { DomainEvents } from '../platform/domain-events.ts';

/**
 * What changes the answer of a polled route, besides its address: nothing but these events of its show. A route stands here only
 * if neither who asks nor the time is in its answer, and every transaction that changes it emits one of them.
 */
const changedBy = {
  'viewers.count': ['counters-moved', 'stream-changed', 'stream-ended'],
  'comments.list': ['comment-added', 'comment-changed', 'chat-changed', 'stream-changed', 'stream-ended'],
} as const satisfies Partial<Record<RouteName, readonly string[]>>;

type PolledRoute = keyof typeof changedBy;

/** An answer as it goes over the wire. */
export interface PollAnswer {
  readonly etag: string;
  /** JSON. */
  readonly body: string;
}

export interface KeptAnswer extends PollAnswer {
  readonly route: PolledRoute;
}

/** What is asked, by whom. */
interface Question {
  readonly route: PolledRoute;
  /** With the show it is about. */
  readonly query: unknown;
  readonly address: string;
  readonly isGuest: boolean;
}

/** Answers to polls as they were given to guests: what somebody without a name may know, anybody may. */
export interface PollAnswers {
  /**
   * What this very address, path and query, answers everybody; undefined where that has to be found out. Some time before an answer
   * is given up, one of those who ask is told nothing, to find it out anew while the others are still told.
   */
  find(address: string): KeptAnswer | undefined;
  /**
   * The answer to somebody to whom none was found at the door. `read` looks into the database; guests who ask the same at the same
   * time wait for one of them, and share what it throws. What a guest was told is kept, unless the show changed since `read` was called.
   */
  answer(question: Question, read: () => Promise<PollAnswer>): Promise<PollAnswer>;
  close(): Promise<void>;
}

interface PollAnswersOptions {
  readonly events: DomainEvents;
  readonly clock: Clock;
  /**
   * For how long an answer is kept at most, in ms. Events tell of changes at once; this is for the one that is never told: a
   * commit whose connection was cut before the database could say so.
   */
  readonly keepMs: number;
  /** What all answers together may take, with their addresses, in characters. */
  readonly mostLength?: number;
}

const usualMostLength = 16_000_000;
/** One answer may take this share of it. */
const share = 1 / 20;
/** Longer ones are none that a client of ours asks at. */
const longestAddress = 300;
const ofShow = z.looseObject({ streamId: z.string() });

interface Entry extends KeptAnswer {
  readonly group: string;
  readonly untilMs: number;
  /** From then on somebody is to find it out anew; null once somebody does. */
  renewAtMs: number | null;
}

/** What is known of one route of one show. */
interface Group {
  readonly addresses: Set<string>;
  /** By address: answers that are being put together, of which nothing changed since they were begun. */
  readonly inTheMaking: Map<string, Promise<PollAnswer>>;
}

export function createPollAnswers(options: PollAnswersOptions): PollAnswers {
  const { events, clock, keepMs, mostLength = usualMostLength } = options;
  const entries = new Map<string, Entry>();
  const groups = new Map<string, Group>();
  let length = 0;

  function drop(address: string): void {
    const entry = entries.get(address);
    if (!entry) return;
    entries.delete(address);
    length -= lengthOf(address, entry);
    groups.get(entry.group)?.addresses.delete(address);
    tidy(entry.group);
  }

  function tidy(name: string): void {
    const group = groups.get(name);
    if (group?.addresses.size === 0 && group.inTheMaking.size === 0) groups.delete(name);
  }

  function forget(name: string): void {
    const group = groups.get(name);
    if (!group) return;
    group.inTheMaking.clear();
    for (const address of [...group.addresses]) drop(address);
  }

  function store(address: string, entry: Entry): void {
    drop(address);
    if (address.length > longestAddress || lengthOf(address, entry) > mostLength * share) return;
    entries.set(address, entry);
    groupOf(entry.group).addresses.add(address);
    length += lengthOf(address, entry);
    for (const oldest of entries.keys()) {
      if (length <= mostLength) return;
      drop(oldest);
    }
  }

  function groupOf(name: string): Group {
    const group = groups.get(name) ?? { addresses: new Set(), inTheMaking: new Map() };
    groups.set(name, group);
    return group;
  }

  function fresh(address: string): Entry | undefined {
    const entry = entries.get(address);
    if (entry && entry.untilMs <= clock.monotonicMs()) drop(address);
    return entries.get(address);
  }

  const stops = Object.entries(changedBy).flatMap(([route, types]) =>
    types.map((type) => events.on(type, ({ streamId }) => forget(`${route} ${streamId}`))),
  );

  return {
    find(address) {
      const entry = fresh(address);
      const nowMs = clock.monotonicMs();
      if (entry === undefined || entry.renewAtMs === null || entry.renewAtMs > nowMs) return entry;
      entry.renewAtMs = null;
      return undefined;
    },
    async answer({ route, query, address, isGuest }, read) {
      if (!isGuest) return fresh(address) ?? read();
      const { streamId } = ofShow.parse(query);
      const name = `${route} ${streamId}`;
      const { inTheMaking } = groupOf(name);
      const underWay = inTheMaking.get(address);
      if (underWay) return underWay;
      const beganAtMs = clock.monotonicMs();
      const making = read();
      inTheMaking.set(address, making);
      try {
        const answer = await making;
        const times = { untilMs: beganAtMs + keepMs, renewAtMs: beganAtMs + keepMs / 2 };
        if (inTheMaking.get(address) === making) store(address, { ...answer, route, group: name, ...times });
        return answer;
      } finally {
        if (inTheMaking.get(address) === making) inTheMaking.delete(address);
        tidy(name);
      }
    },
    async close() {
      for (const stop of stops) stop();
      entries.clear();
      groups.clear();
    },
  };
}

const lengthOf = (address: string, { body }: Entry) => address.length + body.length;

export function isPolled(route: RouteName): route is PolledRoute {
  return Object.hasOwn(changedBy, route);
}
