import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson } from '../support/drivers.ts';
import { outcomeOf } from '../support/shopping.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let seller: SellerPerson;
beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
});
afterAll(() => app?.close());

test('a studio learns before a show how much gets through, what time it is, and whether there is space', async () => {
  const answer = await seller.api('streams.preflight', { body: { padding: 'ü'.repeat(1_000) } });
  expect(answer).toMatchObject({ receivedBytes: 2_000, recordingSpace: true });
  expect(Math.abs(Date.parse(answer.serverTime) - Date.now())).toBeLessThan(5_000);
});

test('more than a packet of it is refused', async () => {
  expect(await outcomeOf(seller.api('streams.preflight', { body: { padding: 'x'.repeat(60_001) } }))).toBe(
    'invalid-input',
  );
});
