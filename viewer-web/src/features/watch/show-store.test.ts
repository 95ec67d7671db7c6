import type { ErrorCode, Showcase, Stream } from '@stallcast/shared/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  joined,
  sampleDrop,
  sampleId,
  sampleProduct,
  sampleChat,
  sampleStream,
} from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { ScriptedSocket } from '../../testing/scripted-socket.ts';
import { ShowLink } from './show-link.ts';
import { ShowStore } from './show-store.ts';
import { Visit } from './visit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const noShowcase: Showcase = { pinned: null, drops: [], now: null };
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A page on a show that the server tells as `show()` says, with a socket that the test holds. */
async function openShow(show: () => Stream | undefined, answers: Answers = {}) {
  let tickets = 0;
  let refusal: ErrorCode | null = null;
  const left: string[] = [];
  const { counters } = sampleStream();
  const server = scriptedServer({
    'streams.list': () => ({ streams: [show()].filter((stream) => stream !== undefined), next: null }),
    'viewers.join': () => {
      tickets += 1;
      return joined(tickets);
    },
    'viewers.heartbeat': () => ({ active: true, counters: { ...counters, viewersNow: 44 } }),
    'drops.list': () => noShowcase,
    ...answers,
  });
  const socket = new ScriptedSocket(() => {
    if (refusal) return refusal;
    const { streamId, status, interrupted, replayId } = show() ?? sampleStream();
    return {
      state: { streamId, status, interrupted, replayId },
      counters,
      showcase: noShowcase,
      chat: sampleChat(),
      cursor: 0,
    };
  });
  const visit = new Visit({
    api: server.api,
    streamId: sampleId(1),
    sendLeave: ({ body }) => left.push(body.ticket),
  });
  const link = new ShowLink({ visit, openSocket: async () => socket.client, random: () => 0 });
  const store = new ShowStore(server.api, sampleId(1), link);
  store.open();
  await settle();
  return { server, socket, store, link, left, refuse: (code: ErrorCode | null) => (refusal = code) };
}

describe('being counted', () => {
  test('a viewer counts at once by a heartbeat, and goes on while there is no socket', async () => {
    const { server, store } = await openShow(() => sampleStream());
    expect(server.count('viewers.heartbeat')).toBe(1);
    expect(store.stream.value?.counters.viewersNow).toBe(44);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.count('viewers.heartbeat')).toBe(3);
  });

  test('no heartbeat while the socket lives, one at once when it is lost', async () => {
    const { server, socket, link } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    expect(link.live.value).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.count('viewers.heartbeat')).toBe(1);
    socket.become('disconnected');
    await settle();
    expect(link.live.value).toBe(false);
    expect(server.count('viewers.heartbeat')).toBe(2);
  });

  test('a ticket that has expired is replaced by joining again', async () => {
    const { socket, link, refuse } = await openShow(() => sampleStream());
    refuse('ticket-invalid');
    socket.become('connected');
    await settle();
    refuse(null);
    await vi.advanceTimersByTimeAsync(5000);
    expect(link.live.value).toBe(true);
    expect(new Set(socket.tickets).size).toBe(2);
  });

  test('each new connection enters the show again', async () => {
    const { socket, link } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    socket.become('disconnected');
    socket.become('connected');
    await settle();
    expect(link.live.value).toBe(true);
    expect(socket.tickets).toHaveLength(2);
  });

  test('a full show is said to be full, and is tried again', async () => {
    let full = true;
    const { store } = await openShow(() => sampleStream(), {
      'viewers.join': () => (full ? 'room-full' : joined(1)),
    });
    expect(store.full.value).toBe(true);
    full = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.full.value).toBe(false);
  });

  test('leaving tells the server and closes the socket', async () => {
    const { socket, store, left } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    store.close();
    expect(left).toEqual(['ticket 1']);
    expect(socket.closed).toBe(true);
  });
});

describe('what the page knows', () => {
  test('polls alone show everything, without a socket', async () => {
    let stream = sampleStream();
    const { store } = await openShow(() => stream);
    stream = sampleStream({ interrupted: true, featured: [sampleProduct({ stock: 0 })] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.stream.value).toMatchObject({ interrupted: true, featured: [{ stock: 0 }] });
  });

  test('sold out is shown the moment it is pushed', async () => {
    const { socket, store } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    socket.push('show.products', { products: [sampleProduct({ stock: 0 })] });
    expect(store.stream.value?.featured[0]?.stock).toBe(0);
  });

  test('an answer that was on its way does not undo what was pushed meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let slow = false;
    const { socket, store } = await openShow(() => sampleStream(), {
      'streams.list': async () => {
        if (slow) await promise;
        return { streams: [sampleStream()], next: null };
      },
    });
    socket.become('connected');
    await settle();
    slow = true;
    store.refresh();
    socket.push('show.products', { products: [sampleProduct({ stock: 0 })] });
    resolve();
    await settle();
    expect(store.stream.value?.featured[0]?.stock).toBe(0);
  });

  test('what changed while the socket was away is asked for, though figures are pushed all the time', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let stream = sampleStream();
    let slow = false;
    const { socket, store } = await openShow(() => stream, {
      'streams.list': async () => {
        if (slow) await promise;
        return { streams: [stream], next: null };
      },
    });
    socket.become('connected');
    await settle();
    socket.become('disconnected');
    stream = sampleStream({ featured: [sampleProduct({ stock: 0 })] });
    slow = true;
    socket.become('connected');
    await settle();
    socket.push('show.counters', { ...stream.counters, viewersNow: 7 });
    resolve();
    await settle();
    expect(store.stream.value).toMatchObject({ featured: [{ stock: 0 }], counters: { viewersNow: 7 } });
  });

  test('a scheduled show starts by itself', async () => {
    let stream = sampleStream({ status: 'scheduled', startedAt: null });
    const { server, store } = await openShow(() => stream, {
      'viewers.join': () => (stream.status === 'live' ? joined(1) : 'stream-not-live'),
    });
    expect(store.stream.value?.status).toBe('scheduled');
    stream = sampleStream();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.stream.value?.status).toBe('live');
    expect(server.count('viewers.heartbeat')).toBe(1);
  });

  test('an ended show ends the visit, and its replay is linked as soon as there is one', async () => {
    let stream = sampleStream();
    const { server, socket, store, left } = await openShow(() => stream);
    socket.become('connected');
    await settle();
    const { streamId } = stream;
    stream = sampleStream({ status: 'ended' });
    socket.push('show.state', { streamId, status: 'ended', interrupted: false, replayId: null });
    await settle();
    expect(left).toHaveLength(1);
    const beats = server.count('viewers.heartbeat');
    stream = sampleStream({ status: 'ended', replayId: sampleId(77) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.stream.value?.replayId).toBe(sampleId(77));
    expect(server.count('viewers.heartbeat')).toBe(beats);
  });

  test('a show that does not exist is missing; one that cannot be asked for has failed', async () => {
    expect((await openShow(() => undefined)).store.load.value).toBe('missing');
    const down = await openShow(() => sampleStream(), { 'streams.list': () => 'unreachable' });
    expect(down.store.load.value).toBe('failed');
  });
});

describe('drops', () => {
  test('are known at once and polled without a socket, and pushed with one', async () => {
    let showcase: Showcase = { pinned: null, drops: [sampleDrop()], now: '2026-11-22T10:00:00.000Z' };
    const { store, socket } = await openShow(() => sampleStream(), { 'drops.list': () => showcase });
    expect(store.showcase.value?.drops).toHaveLength(1);
    showcase = { ...showcase, drops: [sampleDrop({ remaining: 3 })] };
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.showcase.value?.drops[0]?.remaining).toBe(3);
    socket.become('connected');
    await settle();
    socket.push('show.showcase', { ...showcase, drops: [sampleDrop({ remaining: 2 })] });
    expect(store.showcase.value?.drops[0]?.remaining).toBe(2);
  });
});

describe('coming back from sleep or another network', () => {
  test('a connection that stands stays', async () => {
    const { socket, link } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    await link.check();
    expect([socket.closed, link.live.value]).toEqual([false, true]);
  });

  test('a connection that only seems to stand is replaced at once, and the viewer stays counted meanwhile', async () => {
    const { server, socket, link } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    const beats = server.count('viewers.heartbeat');
    socket.answering = false;
    await link.check();
    expect([socket.closed, link.live.value]).toEqual([true, false]);
    await settle();
    expect(server.count('viewers.heartbeat')).toBe(beats + 1);
    socket.become('connected');
    await settle();
    expect(link.live.value).toBe(true);
  });

  test('nobody waits for the next try when the network is there again', async () => {
    const { socket, link } = await openShow(() => sampleStream());
    socket.become('connected');
    await settle();
    socket.become('disconnected');
    await link.check();
    expect(socket.closed).toBe(true);
  });
});
