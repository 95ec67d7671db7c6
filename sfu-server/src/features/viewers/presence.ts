import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { createTurns } from '../../platform/turns.ts';
import type { Viewer } from './mark-presence.ts';

/** A viewer and the network address it comes from. */
export interface Visitor extends Viewer {
  readonly address: string;
}

/** How a socket ended: `silent` was not heard of for so long that nobody is there any more. */
export type SocketEnd = 'closed' | 'silent';

export interface PresenceOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Stores that a visitor came or left. */
  readonly mark: (viewer: Viewer, present: boolean) => Promise<void>;
  /** Viewers of one show from one address; more are refused. */
  readonly mostPerAddress: number;
  /** A viewer without a socket who is not heard of for this long has left. */
  readonly goneMs: number;
  /** A viewer whose last socket closed may be back within this time (a page reload). */
  readonly reconnectMs: number;
  readonly sweepEveryMs: number;
}

interface Entry extends Visitor {
  sockets: number;
  /** Whether the visit is counted. */
  counted: boolean;
  /** It has left when the clock stands here, unless it has a socket. */
  goneAtMs: number;
  /** The page said that it is being closed. */
  leaving: boolean;
}

export interface Presence {
  /** Keeps a place for someone who asked to watch; it counts from its first sign of life. Throws `rate-limited`. */
  expect(visitor: Visitor): void;
  /** A sign of life: counts the visitor in. Throws as `mark` does, and `rate-limited`. */
  beat(visitor: Visitor): Promise<void>;
  /** A socket that shows a ticket: the visitor counts while it lives. Call the result when it ends. Throws as `beat`. */
  attach(visitor: Visitor): Promise<(end: SocketEnd) => void>;
  /** The visitor said good-bye. Another page of the same browser may still be open: then nothing changes. */
  leave(viewerId: string): Promise<void>;
  /** Forgets a show that has ended; its visits were ended with it. */
  forget(streamId: string): void;
  /** Counts out whoever is gone by now; runs by itself from time to time. */
  sweep(): Promise<void>;
  close(): void;
}

/** Who is there right now, in this process's memory; what is stored follows it. */
export function createPresence(options: PresenceOptions): Presence {
  const { clock, logger, mark, goneMs, reconnectMs } = options;
  const entries = new Map<string, Entry>();
  const places = createPlaces(options.mostPerAddress);
  const turns = createTurns();

  function seen(visitor: Visitor): Entry {
    const known = entries.get(visitor.viewerId);
    const entry: Entry = known ?? { ...visitor, sockets: 0, counted: false, goneAtMs: 0, leaving: false };
    if (!known) {
      places.take(visitor);
      entries.set(visitor.viewerId, entry);
    }
    entry.leaving = false;
    entry.goneAtMs = clock.monotonicMs() + goneMs;
    return entry;
  }

  function drop(entry: Entry): void {
    if (entries.get(entry.viewerId) !== entry) return;
    entries.delete(entry.viewerId);
    places.giveBack(entry);
  }

  async function countIn(visitor: Visitor): Promise<Entry> {
    const entry = seen(visitor);
    if (entry.counted) return entry;
    try {
      await mark(visitor, true);
      entry.counted = true;
      return entry;
    } catch (error) {
      if (entry.sockets === 0) drop(entry);
      throw error;
    }
  }

  async function countOutIfGone(viewerId: string): Promise<void> {
    const entry = entries.get(viewerId);
    if (!entry || entry.sockets > 0 || entry.goneAtMs > clock.monotonicMs()) return;
    if (entry.counted) await mark(entry, false);
    entry.counted = false;
    drop(entry);
  }

  /** A failure is no news for whoever caused this; the next sweep tries again. */
  async function settle(viewerId: string): Promise<void> {
    try {
      await turns.take(viewerId, () => countOutIfGone(viewerId));
    } catch (error) {
      logger.warn({ err: error, viewerId }, 'a viewer who left could not be counted out yet');
    }
  }

  function detach(entry: Entry, end: SocketEnd): void {
    entry.sockets -= 1;
    if (entry.sockets > 0) return;
    entry.goneAtMs = clock.monotonicMs() + (end === 'silent' || entry.leaving ? 0 : reconnectMs);
    void settle(entry.viewerId);
  }

  async function sweep(): Promise<void> {
    const nowMs = clock.monotonicMs();
    for (const { viewerId, sockets, goneAtMs } of [...entries.values()]) {
      if (sockets === 0 && goneAtMs <= nowMs) await settle(viewerId);
    }
  }

  const timer = repeat(sweep, options.sweepEveryMs);

  return {
    expect: (visitor) => void seen(visitor),
    beat: (visitor) => turns.take(visitor.viewerId, async () => void (await countIn(visitor))),
    attach: (visitor) =>
      turns.take(visitor.viewerId, async () => {
        const entry = await countIn(visitor);
        entry.sockets += 1;
        let attached = true;
        return (end) => {
          if (attached) detach(entry, end);
          attached = false;
        };
      }),
    async leave(viewerId) {
      const entry = entries.get(viewerId);
      if (!entry) return;
      entry.leaving = true;
      if (entry.sockets === 0) entry.goneAtMs = clock.monotonicMs();
      await settle(viewerId);
    },
    forget(streamId) {
      for (const entry of [...entries.values()]) if (entry.streamId === streamId) drop(entry);
    },
    sweep,
    close: timer.stop,
  };
}

/** How many viewers of a show each address has. */
function createPlaces(most: number) {
  const taken = new Map<string, number>();
  const keyOf = ({ streamId, address }: Visitor) => `${streamId} ${address}`;
  return {
    take(visitor: Visitor): void {
      const key = keyOf(visitor);
      const count = taken.get(key) ?? 0;
      if (count >= most) throw new AppError('rate-limited', { retryAfterSeconds: 30 });
      taken.set(key, count + 1);
    },
    giveBack(visitor: Visitor): void {
      const key = keyOf(visitor);
      const count = (taken.get(key) ?? 0) - 1;
      if (count > 0) taken.set(key, count);
      else taken.delete(key);
    },
  };
}

/** Runs `work` every so often, never twice at once. */
function repeat(work: () => Promise<void>, everyMs: number): { stop(): void } {
  let running = false;
  async function once(): Promise<void> {
    if (running) return;
    running = true;
    try {
      await work();
    } finally {
      running = false;
    }
  }
  const timer = setInterval(() => void once(), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
