import { expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { createLogger } from '../../platform/logger.ts';
import { createPresence } from './presence.ts';

const streamId = 'show';
const visitor = (viewerId: string, address = '192.0.2.1') => ({ viewerId, streamId, address });

/** Presence over a clock that stands still until it is moved, and a record of who is counted. */
function setUp({ mostPerAddress = 50 } = {}) {
  let nowMs = 0;
  const counted = new Set<string>();
  const faults: Error[] = [];
  const marks: string[] = [];
  const presence = createPresence({
    clock: { now: () => new Date(nowMs), monotonicMs: () => nowMs },
    logger: createLogger('silent'),
    mark: async ({ viewerId }, present) => {
      const fault = faults.shift();
      if (fault) throw fault;
      marks.push(`${viewerId} ${present ? 'in' : 'out'}`);
      if (present) counted.add(viewerId);
      else counted.delete(viewerId);
    },
    mostPerAddress,
    goneMs: 25_000,
    reconnectMs: 3000,
    // The test sweeps by itself.
    sweepEveryMs: 1_000_000,
  });
  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    await presence.sweep();
  }
  return { presence, counted, faults, marks, pass };
}

test('T8: asking to watch counts nobody; the first sign of life does', async () => {
  const { presence, counted } = setUp();
  presence.expect(visitor('a'));
  expect(counted.size).toBe(0);
  await presence.beat(visitor('a'));
  expect([...counted]).toEqual(['a']);
});

test('a viewer by heartbeat stays while it beats, and is gone within 30 s after that', async () => {
  const { presence, counted, pass } = setUp();
  for (let beats = 0; beats < 10; beats += 1) {
    await presence.beat(visitor('a'));
    await pass(20_000);
    expect(counted.has('a')).toBe(true);
  }
  await pass(5000);
  expect(counted.has('a')).toBe(false);
});

test('T8: a thousand sockets of one browser are one viewer, who stays until the last has closed', async () => {
  const { presence, marks, counted, pass } = setUp();
  const ends = await Promise.all(Array.from({ length: 1000 }, () => presence.attach(visitor('a'))));
  expect(marks).toEqual(['a in']);
  const [last, ...others] = ends;
  for (const end of others) end('closed');
  await pass(100_000);
  expect(counted.has('a')).toBe(true);
  last?.('closed');
  await pass(3000);
  expect(counted.has('a')).toBe(false);
});

test('reloading the page is no leaving', async () => {
  const { presence, marks, pass } = setUp();
  const end = await presence.attach(visitor('a'));
  end('closed');
  await pass(2000);
  await presence.attach(visitor('a'));
  await pass(100_000);
  expect(marks).toEqual(['a in']);
});

test('a socket that fell silent leaves at once: it was waited for already', async () => {
  const { presence, counted, pass } = setUp();
  const end = await presence.attach(visitor('a'));
  end('silent');
  await pass(0);
  expect(counted.has('a')).toBe(false);
});

test('closing one of two tabs changes nothing, closing the other ends the visit at once', async () => {
  const { presence, counted, pass } = setUp();
  const [first, second] = [await presence.attach(visitor('a')), await presence.attach(visitor('a'))];
  await presence.leave('a');
  first('closed');
  await pass(0);
  expect(counted.has('a')).toBe(true);
  await presence.leave('a');
  second('closed');
  await pass(0);
  expect(counted.has('a')).toBe(false);
});

test('an end that is told twice counts once', async () => {
  const { presence, counted, pass } = setUp();
  const [first] = [await presence.attach(visitor('a')), await presence.attach(visitor('a'))];
  first('closed');
  first('closed');
  await pass(10_000);
  expect(counted.has('a')).toBe(true);
});

test('T8: one address has a limited number of places, which are free again when their viewers have gone', async () => {
  const { presence, pass } = setUp({ mostPerAddress: 2 });
  presence.expect(visitor('a'));
  presence.expect(visitor('b'));
  expect(() => presence.expect(visitor('c'))).toThrow(AppError);
  await expect(presence.beat(visitor('c'))).rejects.toMatchObject({ code: 'rate-limited' });
  presence.expect(visitor('c', '192.0.2.2'));
  await pass(25_000);
  await presence.beat(visitor('d'));
});

test('a viewer whose leaving could not be stored is counted out later', async () => {
  const { presence, counted, faults, pass } = setUp();
  await presence.beat(visitor('a'));
  faults.push(new Error('the database is away'));
  await pass(25_000);
  expect(counted.has('a')).toBe(true);
  await pass(1000);
  expect(counted.has('a')).toBe(false);
});

test('a viewer who cannot be counted in is told so and keeps no place', async () => {
  const { presence, faults, counted } = setUp({ mostPerAddress: 1 });
  faults.push(new AppError('stream-not-live'));
  await expect(presence.attach(visitor('a'))).rejects.toMatchObject({ code: 'stream-not-live' });
  await presence.beat(visitor('b'));
  expect([...counted]).toEqual(['b']);
});

test('after the end of a show its sockets leave nothing to count out', async () => {
  const { presence, marks, pass } = setUp();
  const end = await presence.attach(visitor('a'));
  presence.forget(streamId);
  end('closed');
  await pass(100_000);
  expect(marks).toEqual(['a in']);
});
