import { createApiClient, type SocketStatus } from '@stallcast/shared/client';
import { requests, type RouteName, routes, toWireTable } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { broadcastStatus } from './broadcast-status.ts';
import { HostEntry, type HostReply, type HostSocket } from './host-entry.ts';

const streamId = '7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11';

const counters = {
  viewersNow: 0,
  viewersTotal: 0,
  viewersPeak: 0,
  likes: 0,
  dislikes: 0,
  comments: 0,
  cartAdds: 0,
  orders: 0,
  units: 0,
  revenue: null,
  refunded: null,
};
const state = { streamId, status: 'live', interrupted: false, replayId: null };
const showcase = { pinned: null, drops: [], now: null };
const chat = { streamId, slowModeSeconds: 0, linksAllowed: true, pinned: null };
const reply = requests['show.host'].reply.parse({ state, counters, showcase, chat, cursor: 0 });

/** The wire to the server, played by the test: HTTP answers on one side, a socket that can drop on the other. */
class TestWire implements HostSocket {
  status: SocketStatus = 'connecting';
  /** Code the server answers tickets with; null for a ticket. */
  problem: string | null = null;
  readonly tickets: string[] = [];
  readonly shown: string[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #replaced = new Set<() => void>();

  readonly api = createApiClient(toWireTable<RouteName>(routes), async () => {
    if (this.problem === 'unreachable') throw new TypeError('no network');
    if (this.problem !== null) return problem(this.problem);
    this.tickets.push(`ticket-${this.tickets.length + 1}`);
    return {
      status: 200,
      headers: {},
      body: JSON.stringify({ ticket: this.tickets.at(-1), expiresAt: '2030-01-01T00:00:00Z' }),
    };
  });

  turn(status: SocketStatus): void {
    this.status = status;
    for (const listener of this.#listeners) listener();
  }

  replace(): void {
    for (const listener of this.#replaced) listener();
  }

  async enter(ticket: string): Promise<HostReply> {
    this.shown.push(ticket);
    return reply;
  }

  onReplaced(listener: () => void): () => void {
    this.#replaced.add(listener);
    return () => void this.#replaced.delete(listener);
  }

  onStatus(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

function problem(code: string) {
  const body = JSON.stringify({ type: 'about:blank', title: code, status: 409, code });
  return { status: 409, headers: { 'content-type': 'application/problem+json' }, body };
}

let entered: number;
let rig: TestWire;
let entry: HostEntry;

beforeEach(() => {
  vi.useFakeTimers();
  entered = 0;
  rig = new TestWire();
  entry = new HostEntry({
    streamId,
    api: rig.api,
    socket: rig,
    onEntered: () => (entered += 1),
    random: () => 0,
  });
});

afterEach(() => {
  entry.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1);
const status = () => entry.state.getState().status;

test('enters as soon as there is a connection, and again with a new ticket after each lost one', async () => {
  expect(status()).toBe('connecting');
  rig.turn('connected');
  await settle();
  expect(status()).toBe('entered');
  rig.turn('disconnected');
  expect(status()).toBe('away');
  rig.turn('connected');
  await settle();
  expect(status()).toBe('entered');
  expect(rig.shown).toEqual(['ticket-1', 'ticket-2']);
  expect(entered).toBe(2);
});

test('a server that does not answer is asked again, with growing waits', async () => {
  rig.problem = 'unreachable';
  rig.turn('connected');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(status()).toBe('connecting');
  rig.problem = null;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(status()).toBe('entered');
});

test('a show that ended elsewhere is not asked for again', async () => {
  rig.problem = 'stream-ended';
  rig.turn('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(entry.state.getState()).toMatchObject({ status: 'refused', refusal: { code: 'stream-ended' } });
  rig.turn('disconnected');
  rig.turn('connected');
  await settle();
  expect(rig.tickets).toEqual([]);
});

test('a studio that was replaced stays out until the seller takes over', async () => {
  rig.turn('connected');
  await settle();
  rig.replace();
  expect(status()).toBe('replaced');
  rig.turn('disconnected');
  rig.turn('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(entered).toBe(1);
  entry.takeOver();
  await settle();
  expect(status()).toBe('entered');
  expect(entered).toBe(2);
});

test('a closed entry does nothing any more', async () => {
  entry.close();
  rig.turn('connected');
  await settle();
  expect(rig.tickets).toEqual([]);
});

test('the show is on air only while the server has the picture', () => {
  const entryState = (value: 'entered' | 'away' | 'connecting' | 'replaced') => ({
    status: value,
    refusal: null,
  });
  expect(broadcastStatus({ entry: entryState('entered'), media: 'connected' })).toBe('on-air');
  expect(broadcastStatus({ entry: entryState('away'), media: 'connected' })).toBe('on-air');
  expect(broadcastStatus({ entry: entryState('entered'), media: 'connecting' })).toBe('connecting');
  expect(broadcastStatus({ entry: entryState('away'), media: 'reconnecting' })).toBe('reconnecting');
  expect(broadcastStatus({ entry: entryState('replaced'), media: 'connected' })).toBe('replaced');
});
