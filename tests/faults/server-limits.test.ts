import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { addProduct } from '../support/shopping.ts';
import { type Listener, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { makeBuyers, startShopLoad } from './rig/shop-load.ts';

const openFiles = 256;
const stock = 100_000;

let rig: Rig;
let seller: SellerPerson;
let writer: UserPerson;
let streamId: string;
let old: Listener[];

beforeAll(async () => {
  rig = await openRig({ under: ['prlimit', `--nofile=${openFiles}`] });
  [seller, writer] = [await asSeller(rig), await asUser(rig)];
  ({ streamId } = await goLive(seller.api));
  old = await Promise.all([0, 1, 2].map(() => watchShow(rig.url, asGuest(rig), streamId)));
});
afterAll(async () => {
  for (const socket of old ?? []) socket.close();
  await rig?.close();
});

const p95 = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? 0;

/** How long it takes until everyone who watches has heard what was just said, when 19 of 20 are quicker, in ms. */
async function chatMs(): Promise<number> {
  const tookMs: number[] = [];
  for (let number = 0; number < 20; number += 1) {
    const before = old.map((socket) => socket.heard('show.comment').length);
    const startedAtMs = performance.now();
    await writer.api('interact.comment', { body: { streamId, text: `hello ${number}` } });
    await vi.waitUntil(
      () => old.every((socket, at) => socket.heard('show.comment').length > (before[at] ?? 0)),
      { timeout: 5000, interval: 2 },
    );
    tookMs.push(performance.now() - startedAtMs);
  }
  return p95(tookMs);
}

async function joinStatus(): Promise<number> {
  const join = { action: 'join', streamId };
  return (await asGuest(rig).send('POST', '/api/live/viewers', join)).status;
}

/** Opens connections that say nothing, until there are so many. Those that the server cuts off count, too. */
async function pressIn(count: number): Promise<Socket[]> {
  const { port, hostname } = new URL(rig.url);
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => socket.destroy()).resume();
    sockets.push(socket);
    await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  }
  return sockets;
}

test('F27: a server that may open no more turns newcomers away and keeps those who watch', async () => {
  const limits = { 'refused otherwise than by 503': 0, 'watching disturbed': 0, 'chat slower by, times': 2 };
  await expectRounds({ id: 'F27', what: `${openFiles} open files`, limits }, async () => {
    const before = await chatMs();
    const outcomes: number[] = [];
    const silent = await pressIn(openFiles / 2);
    try {
      // The last ones may still be on their way.
      await msUntil(async () => (await joinStatus()) === 503, 10_000);
      for (let number = 0; number < 20; number += 1) {
        outcomes.push(await joinStatus());
      }
      silent.push(...(await pressIn(openFiles)));
      const during = await chatMs();
      expect((await seller.api('stats.show', { query: { streamId } })).status).toBe('live');
      return {
        'refused otherwise than by 503': outcomes.filter((status) => status !== 503).length,
        'watching disturbed': old.filter(({ status }) => status !== 'connected').length,
        'chat slower by, times': during / Math.max(before, 25),
      };
    } finally {
      for (const socket of silent) socket.destroy();
      // There is room again, and nothing else was needed for it.
      await vi.waitFor(async () => (await watchShow(rig.url, asGuest(rig), streamId)).close(), {
        timeout: 10_000,
      });
    }
  });
  await rig.expectIntact();
});

test('F27: a server that runs out of memory is started again and has lost nothing that it had answered', async () => {
  const eater = fileURLToPath(new URL('rig/heap-eater.ts', import.meta.url));
  const small = await openRig({
    supervised: true,
    // What the process leaves behind when it dies of this is of no use here.
    under: ['prlimit', '--core=0'],
    nodeOptions: ['--max-old-space-size=128', '--import', eater],
  });
  onTestFinished(() => small.close());
  const owner = await asSeller(small);
  const buyers = await makeBuyers(small, 4);
  const { productId } = await addProduct(owner.api, { stock });
  const show = await goLive(owner.api, [productId]);
  const limits = { 'orders again, ms': 5000 };
  await expectRounds({ id: 'F27 memory', what: 'heap of 128 MB full', limits }, async ({ random }) => {
    const load = startShopLoad({ url: small.url, productId, streamId: show.streamId, buyers });
    await wait(300 + random() * 500);
    await small.server.kill('SIGUSR2');
    const diedAtMs = performance.now();
    await msUntil(
      () => load.attempts.some(({ outcome, startedAtMs }) => outcome === 'ok' && startedAtMs > diedAtMs),
      20_000,
    );
    const againMs = performance.now() - diedAtMs;
    await load.stop();
    await load.expectNothingLost(small.sql);
    await small.expectIntact({ [productId]: stock });
    expect(small.server.ends.at(-1)?.signal).toBe('SIGABRT');
    return { 'orders again, ms': againMs };
  });
});
