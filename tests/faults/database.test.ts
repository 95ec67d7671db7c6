import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { addProduct } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { type Attempt, makeBuyers, type ShopLoad, startShopLoad } from './rig/shop-load.ts';

let rig: Rig;
let seller: SellerPerson;
let buyers: UserPerson[];
let productId: string;
let streamId: string;
let serverPid: number;

const stock = 100_000;

beforeAll(async () => {
  rig = await openRig();
  seller = await asSeller(rig);
  buyers = await makeBuyers(rig, 6);
  ({ productId } = await addProduct(seller.api, { stock }));
  ({ streamId } = await goLive(seller.api, [productId]));
  serverPid = rig.server.pid;
});
afterAll(() => rig?.close());

const startLoad = () => startShopLoad({ url: rig.url, productId, streamId, buyers, pauseMs: 5 });

/** The first call that was answered well after this moment, as ms after it. */
async function firstSuccessMs(load: ShopLoad, sinceMs: number): Promise<number> {
  const found = () => load.attempts.find(({ outcome, endedAtMs }) => outcome === 'ok' && endedAtMs > sinceMs);
  await msUntil(() => found() !== undefined, 20_000);
  return (found()?.endedAtMs ?? 0) - sinceMs;
}

/** Refusals that do not tell the client to come again. */
function wrongRefusals(load: ShopLoad): Attempt[] {
  return load.attempts.filter(
    ({ outcome, status, retryAfterSeconds }) =>
      outcome !== 'ok' && (status !== 503 || retryAfterSeconds === undefined),
  );
}

const longestMs = (attempts: readonly Attempt[]) =>
  Math.max(0, ...attempts.map(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs));

async function expectAllKept(load: ShopLoad): Promise<void> {
  await load.stop();
  expect(wrongRefusals(load)).toEqual([]);
  await load.expectNothingLost(rig.sql);
  await rig.expectIntact({ [productId]: stock });
  expect(rig.server.pid).toBe(serverPid);
}

test('F6: a database that is ended at once and started again costs its time and nothing else', async () => {
  await expectRounds(
    {
      id: 'F6',
      what: 'database restarted',
      limits: { 'first success after start, ms': 2000, 'refusals while idle': 0 },
    },
    async ({ number }) => {
      // Every other time while nobody does anything: connections that rest hear of it differently.
      const load = number % 2 === 0 ? startLoad() : null;
      await wait(400);
      await rig.database.stop();
      await wait(500);
      if (load === null) expect((await fetch(`${rig.url}/readyz`)).status).toBe(503);
      await rig.database.start();
      const startedAtMs = performance.now();
      const after = load ?? startLoad();
      const firstMs = await firstSuccessMs(after, startedAtMs);
      const refused = load === null ? after.attempts.filter(({ outcome }) => outcome !== 'ok').length : 0;
      await expectAllKept(after);
      return { 'first success after start, ms': firstMs, 'refusals while idle': refused };
    },
  );
});

test('F7: a database that hangs is given up in time, and nothing is bought twice afterwards', async () => {
  await expectRounds(
    {
      id: 'F7',
      what: 'database frozen for 10 s',
      limits: { 'refused after, ms': 3300, 'first success after, ms': 2000 },
    },
    async () => {
      const load = startLoad();
      await wait(400);
      const frozenAtMs = performance.now();
      await rig.database.freeze();
      await wait(5000);
      expect((await fetch(`${rig.url}/livez`)).status).toBe(200);
      await wait(5000);
      await rig.database.thaw();
      const thawedAtMs = performance.now();
      const firstMs = await firstSuccessMs(load, thawedAtMs);
      const during = load.attempts.filter(
        (one) => one.startedAtMs > frozenAtMs && one.endedAtMs < thawedAtMs,
      );
      expect(during.map(({ outcome }) => outcome)).toContain('unavailable');
      await expectAllKept(load);
      return { 'refused after, ms': longestMs(during), 'first success after, ms': firstMs };
    },
  );
});

test('F8: a table that is locked holds up who needs it, for 3 s at most, and nobody else', async () => {
  await expectRounds(
    {
      id: 'F8',
      what: 'products locked for 8 s',
      limits: { 'orders refused after, ms': 3300, 'others slower by, times': 2 },
    },
    async () => {
      const guest = await asUser(rig);
      const before = await othersMs(guest);
      const holder = await rig.sql.reserve();
      await holder`begin`;
      await holder`lock table products in access exclusive mode`;
      const load = startLoad();
      const locked = wait(8000);
      await wait(1000);
      const during = await othersMs(guest);
      await locked;
      const held = [...load.attempts];
      await holder`rollback`;
      holder.release();
      expect(held.filter(({ kind }) => kind === 'order').map(({ outcome }) => outcome)).not.toContain('ok');
      await firstSuccessMs(load, performance.now());
      await expectAllKept(load);
      return {
        'orders refused after, ms': longestMs(held),
        'others slower by, times': during / Math.max(before, 25),
      };
    },
  );
});

/** How long a comment, a like or the figures take when 19 of 20 are quicker, in ms. */
async function othersMs(guest: UserPerson): Promise<number> {
  const tookMs: number[] = [];
  for (let number = 0; number < 20; number += 1) {
    for (const call of [
      () => guest.api('interact.comment', { body: { streamId, text: 'hello' } }),
      () => guest.api('interact.like', { body: { streamId, keep: true } }),
      () => seller.api('stats.show', { query: { streamId } }),
    ]) {
      const startedAtMs = performance.now();
      await call();
      tookMs.push(performance.now() - startedAtMs);
    }
  }
  return tookMs.toSorted((one, other) => one - other)[Math.floor(tookMs.length * 0.95)] ?? 0;
}
