import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { addProduct } from '../support/shopping.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { fuzzLimitMs, fuzzSeed, shareOf } from './fuzz-size.ts';
import { stepsWith } from './steps.ts';
import { emptyModel, type Stage } from './story.ts';

let app: TestApp;
let seller: SellerPerson;
let admin: UserPerson;
let users: UserPerson[];
beforeAll(async () => {
  app = await startApp();
  [seller, admin] = [await asSeller(app), await asUser(app)];
  users = [await asUser(app), await asUser(app), await asUser(app)];
  await app.sql`update users set role = 'admin' where id = ${admin.userId}`;
});
afterAll(() => app.close());

const stories = shareOf(50);
const mostSteps = 50;
const stock = 6;

/** Everybody is there again, and the last story's show is over. */
async function newStage(): Promise<Stage> {
  await app.sql`update users set banned = false`;
  const { streams } = await seller.api('streams.mine', { query: { status: 'live' } });
  for (const { streamId } of streams)
    await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  return {
    ...{ seller, users, admin: admin.api, streamId: '' },
    sessions: new Map(),
    guests: [asGuest(app), asGuest(app), asGuest(app)],
    visits: new Map(),
    product: await addProduct(seller.api, { stock }),
  };
}

test(`${stories} stories of up to ${mostSteps} steps end as a simple model says, step by step`, {
  timeout: fuzzLimitMs,
}, async () => {
  const steps = fc.commands(stepsWith(app), { maxCommands: mostSteps, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, (story) =>
      fc.asyncModelRun(async () => ({ model: emptyModel(stock), real: await newStage() }), story),
    ),
    { numRuns: stories, seed: fuzzSeed },
  );
  await expectBooksToAgree(app.sql);
});
