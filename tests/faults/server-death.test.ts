import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { goLive } from '../support/shows.ts';
import { addProduct } from '../support/shopping.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { makeBuyers, startShopLoad } from './rig/shop-load.ts';

let rig: Rig;
let seller: SellerPerson;
let buyers: UserPerson[];
let productId: string;
let streamId: string;

/** More than can be sold in all rounds: nobody is to be turned away for want of stock. */
const stock = 100_000;

beforeAll(async () => {
  rig = await openRig({ supervised: true });
  seller = await asSeller(rig);
  buyers = await makeBuyers(rig, 6);
  ({ productId } = await addProduct(seller.api, { stock }));
  ({ streamId } = await goLive(seller.api, [productId]));
});
afterAll(() => rig?.close());

test('F4: a server killed while people buy loses nothing that it had answered, and sells nothing twice', async () => {
  await expectRounds(
    { id: 'F4', what: 'server killed', quickRounds: 2, limits: { 'orders again, ms': 5000 } },
    async ({ random }) => {
      const load = startShopLoad({ url: rig.url, productId, streamId, buyers });
      await wait(300 + random() * 500);
      await rig.server.kill();
      const killedAtMs = performance.now();
      await rig.server.untilReady();
      await msUntil(
        () => load.attempts.some((one) => one.outcome === 'ok' && one.startedAtMs > killedAtMs),
        15_000,
      );
      const againMs = performance.now() - killedAtMs;
      await load.stop();
      await load.expectNothingLost(rig.sql);
      expect(
        load.attempts.filter(({ kind, outcome }) => kind === 'order' && outcome === 'ok').length,
      ).toBeGreaterThan(5);
      await rig.expectIntact({ [productId]: stock });
      return { 'orders again, ms': againMs };
    },
  );
});

test('F5: a server that is told to stop finishes what it began, tells everyone, and ends in order', async () => {
  await expectRounds(
    { id: 'F5', what: 'deploy', limits: { 'not ready, ms': 300, 'end, ms': 15_000, 'not 503': 0 } },
    async () => {
      await rig.server.untilReady();
      const load = startShopLoad({ url: rig.url, productId, streamId, buyers });
      const viewer = await openRawSocket(rig.url);
      await viewer.request('show.watch', await buyers[0]?.api('viewers.join', { body: { streamId } }));
      await wait(300);
      const held = await holdProducts(1500);
      const toldAtMs = performance.now();
      const ended = rig.server.terminate();
      const notReadyMs = await msUntil(async () => (await statusOf('/readyz')) === 503, 2000, 10);
      expect(await statusOf('/livez')).toBe(200);
      await held.over;
      const { code, tookMs } = await ended;
      expect(code).toBe(0);
      expect(await viewer.closed).toBe(1012);
      const lastAnswerMs = Math.max(
        ...load.attempts.filter(({ status }) => status > 0).map((one) => one.endedAtMs),
      );
      await rig.server.start();
      await load.stop();
      await load.expectNothingLost(rig.sql);
      await rig.expectIntact({ [productId]: stock });
      // Once nobody listens any more there is no answer at all; until that moment everyone gets one.
      const during = load.attempts.filter(
        (one) => one.startedAtMs > toldAtMs && one.startedAtMs < lastAnswerMs - 100,
      );
      const others = during.filter(({ outcome, status }) => outcome !== 'ok' && status !== 503);
      return { 'not ready, ms': notReadyMs, 'end, ms': tookMs, 'not 503': others.length };
    },
  );
});

async function statusOf(path: string): Promise<number> {
  return (await fetch(rig.url + path).catch(() => null))?.status ?? 0;
}

/** Lets nobody buy for so long: orders that are under way have to wait. Resolves when it is over, with `begun` when it began. */
async function holdProducts(ms: number): Promise<{ readonly over: Promise<void> }> {
  const holder = await rig.sql.reserve();
  await holder`begin`;
  await holder`lock table products in exclusive mode`;
  const released = wait(ms).then(async () => {
    await holder`rollback`;
    holder.release();
  });
  return { over: released };
}
