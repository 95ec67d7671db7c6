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

/** An answer that is being put together. */
export interface AnswerInTheMaking {
  /** Keeps it, unless its show has changed since it was begun. */
  keep(answer: PollAnswer): void;
  /** To be called in any case, once no more can come of it. */
  end(): void;
}

/** Answers to polls as they were given to guests: what somebody without a name may know, anybody may. */
export interface PollAnswers {
  /**
   * What this very address, path and query, answers everybody; undefined where that has to be found out. `mayRenew`: whoever asks
   * can find it out anew. Of these, one is told nothing some time before the answer is given up, so that not all have to at once.
   */
  find(address: string, who: { readonly mayRenew: boolean }): KeptAnswer | undefined;
  /** Call it before the first look into the database for a guest. Null for a route that is not polled. */
  begin(route: RouteName, query: unknown, address: string): AnswerInTheMaking | null;
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
  readonly inTheMaking: Set<{ outdated: boolean }>;
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
    for (const making of group.inTheMaking) making.outdated = true;
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
    const group = groups.get(name) ?? { addresses: new Set(), inTheMaking: new Set() };
    groups.set(name, group);
    return group;
  }

  const stops = Object.entries(changedBy).flatMap(([route, types]) =>
    types.map((type) => events.on(type, ({ streamId }) => forget(`${route} ${streamId}`))),
  );

  return {
    find(address, { mayRenew }) {
      const entry = entries.get(address);
      if (!entry) return undefined;
      const nowMs = clock.monotonicMs();
      if (entry.untilMs <= nowMs) {
        drop(address);
        return undefined;
      }
      if (!mayRenew || entry.renewAtMs === null || entry.renewAtMs > nowMs) return entry;
      entry.renewAtMs = null;
      return undefined;
    },
    begin(route, query, address) {
      const show = ofShow.safeParse(query);
      if (!isPolled(route) || !show.success) return null;
      const group = `${route} ${show.data.streamId}`;
      const making = { outdated: false };
      groupOf(group).inTheMaking.add(making);
      const beganAtMs = clock.monotonicMs();
      return {
        keep: ({ etag, body }) => {
          if (making.outdated) return;
          const times = { untilMs: beganAtMs + keepMs, renewAtMs: beganAtMs + keepMs / 2 };
          store(address, { etag, body, route, group, ...times });
        },
        end() {
          groups.get(group)?.inTheMaking.delete(making);
          tidy(group);
        },
      };
    },
    async close() {
      for (const stop of stops) stop();
      entries.clear();
      groups.clear();
    },
  };
}

const lengthOf = (address: string, { body }: Entry) => address.length + body.length;

function isPolled(route: RouteName): route is PolledRoute {
  return Object.hasOwn(changedBy, route);
}
