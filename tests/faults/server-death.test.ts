import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson, type UserPerson } from '../support/drivers.ts';
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
    { id: 'F4', what: 'server killed', quickRounds: 3, limits: { 'orders again, ms': 5000 } },
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
