import { setTimeout as wait } from 'node:timers/promises';
import { deriveSecret } from '@stallcast/sfu-server/derived-secret';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBearer, asSeller, type SellerPerson } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { makePeople, personId, personToken } from '../support/many-people.ts';
import { addProduct } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { createWebhooks, type Webhooks } from '../support/webhooks.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { startCrowd } from './storm/crowd.ts';
import { countSold, findWrongs } from './storm/outcome.ts';
import { startWebhookRain } from './storm/webhook-rain.ts';

const people = 2000;
const items = 100;
/** Calls that the people's devices have under way at the same time. */
const atOnce = 100;
/** By then everything is decided, in ms: a payment without an answer is asked for within a minute. */
const settledMs = 75_000;
/** A round takes half a minute on a machine that does nothing else. */
const testLimitMs = 180_000 * (Number(process.env['FAULT_ROUNDS'] ?? 1) + 1);
const secret = 'signs what the gateway of this test reports';

let rig: Rig;
let seller: SellerPerson;
let webhooks: Webhooks;

beforeAll(async () => {
  rig = await openRig({ supervised: true, env: { SECRET: secret, TEST_PAYMENT_DELAY_MS: '400' } });
  webhooks = createWebhooks({
    origin: () => rig.url,
    secret: deriveSecret(secret, 'test payments'),
    sql: rig.sql,
  });
  seller = await asSeller(rig);
  // The last one does not buy.
  await makePeople(rig.sql, people + 1);
  await rig.sql`update users set role = 'admin' where id = ${personId(people + 1)}`;
});
afterAll(() => rig?.close());

test(
  'drop-storm: 2,000 people and 100 items, whatever is killed meanwhile: 100 orders are paid, and nobody pays for nothing',
  async () => {
    await expectRounds(
      {
        id: 'drop-storm',
        what: '2,000 buyers, 100 items, server killed twice, database once',
        limits: {
          'items not paid': 0,
          oversold: 0,
          'paid without order': 0,
          'orders without stream_orders': 0,
          'unsold though refused': 0,
          'answers lost': 0,
          'charged for nothing': 0,
          'all settled, s': settledMs / 1000,
        },
      },
      async ({ random }) => {
        const { productId } = await addProduct(seller.api, { name: 'The drop', stock: items });
        const { streamId } = await goLive(seller.api, [productId]);
        const { dropId } = await startDrop(seller.api, {
          ...{ streamId, productId, quantity: items, perBuyerLimit: 1, openForSeconds: 3600 },
        });
        const startedAtMs = performance.now();
        const rain = startWebhookRain({ sql: rig.sql, webhooks, productId, random });
        const crowd = startCrowd({ url: rig.url, productId, dropId, people, atOnce, random });
        await wreck(productId, random);
        await msUntil(() => isSettled(productId), settledMs, 100);
        const settledAfterMs = performance.now() - startedAtMs;
        await crowd.goHome();
        await rain.stop();
        await msUntil(() => isSettled(productId), settledMs, 100);

        const wrongs = await findWrongs(rig.sql, { productId, items, crowd });
        expect(rain.received).toBeGreaterThanOrEqual(2 * items);
        expect(crowd.repeated.get('unreachable') ?? 0, 'somebody met the faults').toBeGreaterThan(0);
        await rig.expectIntact({ [productId]: items });
        const admin = asBearer(rig, personToken(people + 1));
        const { differences } = await admin.api('stats.reconcile', {});
        await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
        return {
          'items not paid': wrongs.notPaid,
          oversold: wrongs.oversold,
          'paid without order': wrongs.paidWithoutOrder,
          'orders without stream_orders': wrongs.ordersWithoutSale,
          'unsold though refused': wrongs.unsold,
          'answers lost': wrongs.answersLost,
          'charged for nothing': wrongs.chargedForNothing,
          'differences found by reconcile': differences.length,
          'all settled, s': settledAfterMs / 1000,
        };
      },
    );
  },
  testLimitMs,
);

/** Kills the server, stops the database at once, and kills the server again, each while items are being decided on. */
async function wreck(productId: string, random: () => number): Promise<void> {
  await untilTaken(productId, 10 + random() * 15);
  await rig.server.kill();
  await rig.server.untilReady();
  await untilTaken(productId, 40 + random() * 15);
  await rig.database.stop();
  await wait(random() * 500);
  await rig.database.start();
  await rig.server.untilReady();
  await untilTaken(productId, 70 + random() * 15);
  await rig.server.kill();
  await rig.server.untilReady();
}

async function untilTaken(productId: string, count: number): Promise<void> {
  const taken = async () => {
    const { paid, open } = await countSold(rig.sql, productId);
    return paid + open;
  };
  await msUntil(async () => (await taken().catch(() => 0)) >= count, 60_000, 3);
}

/** Every item is paid, and nothing is open. */
async function isSettled(productId: string): Promise<boolean> {
  const { paid, open } = await countSold(rig.sql, productId);
  return paid === items && open === 0;
}
