import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { addProduct, buy, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { signal } from './rig/processes.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds, isFullSet, type Round } from './rig/rounds.ts';
import type { SqlProxy } from './rig/sql-proxy.ts';

// A server that ends between two statements is made by whoever stands between it and its database: the product has no
// switch for it that could be left on.

let rig: Rig;
let proxy: SqlProxy;
let seller: SellerPerson;
let buyer: UserPerson;

beforeAll(async () => {
  rig = await openRig({ supervised: true, proxied: true });
  if (rig.proxy === null) throw new Error('the rig has no proxy');
  proxy = rig.proxy;
  seller = await asSeller(rig);
  buyer = await asUser(rig);
});
afterAll(() => rig?.close());

/** A step of what a call does: so many statements of a transaction were answered by the database. */
interface Step {
  readonly statements: readonly string[];
  readonly over: boolean;
}

/** What an order writes, and the end of a show; what the server does besides (sweeps, jobs) writes elsewhere. */
const orderTables =
  /^(insert into|update|delete from) "(orders|order_lines|payments|products|stock_reservations|idempotency_keys)"/;
const showTables = /^(insert into|update|delete from) "(live_streams|saved_streams)"/;

/** Makes a call and lists every step of the transactions in which it writes to these tables. */
async function stepsOf(tables: RegExp, call: () => Promise<unknown>): Promise<Step[]> {
  const steps: Step[] = [];
  proxy.onStatement(({ statements, over }) => {
    if (!over || !statements.some((text) => tables.test(text))) return false;
    steps.push(...statements.map((_, index) => stepAt(statements, index + 1)));
    return false;
  });
  await call();
  proxy.onStatement(null);
  return steps;
}

const stepAt = (statements: readonly string[], count: number): Step => ({
  statements: statements.slice(0, count),
  over: count === statements.length,
});

/** Makes a call during which the server ends at a step, and again until it is answered. */
async function callWithDeathAt(step: Step, call: () => Promise<string>): Promise<string> {
  let died = false;
  proxy.onStatement(({ statements, over }) => {
    if (died || over !== step.over || statements.join('\n') !== step.statements.join('\n')) return false;
    died = signal(rig.server.pid, 'SIGKILL');
    return died;
  });
  const wanted = step.statements.map((text) => text.slice(0, 60)).join('; ');
  // A busy machine may turn the call away before it has come that far.
  let outcome = await call();
  for (let tries = 0; !died && isPassing(outcome) && tries < 10; tries += 1) outcome = await call();
  proxy.onStatement(null);
  expect(died, `${outcome}, and never: ${wanted}`).toBe(true);
  expect(outcome).toBe('unreachable');
  await rig.server.untilReady();
  do outcome = await call();
  while (isPassing(outcome));
  return outcome;
}

const isPassing = (outcome: string) =>
  ['unreachable', 'unavailable', 'idempotency-in-progress'].includes(outcome);

/** In the quick set a few steps here and there, in the full set one after the other. */
function chooseStep(steps: readonly Step[], { number, random }: Round): Step {
  const step = steps[isFullSet ? number % steps.length : Math.floor(random() * steps.length)];
  if (step === undefined) throw new Error('the call wrote nothing');
  return step;
}

/** How the server ended is ours; what it said was heard. */
async function expectIntact(stock: Readonly<Record<string, number>> = {}): Promise<void> {
  await rig.server.untilReady();
  expect(rig.server.ends.every(({ signal: name }) => name === 'SIGKILL')).toBe(true);
  await rig.expectBooks(stock);
}

test('F28: an order is whole or not there, at whichever statement the server ends', async () => {
  const order = (productId: string, key: string) => outcomeOf(buy(buyer.api, { productId, key }));
  const { productId: sample } = await addProduct(seller.api, { stock: 5 });
  // The first purchase makes the buyer's cart besides, and no later one does.
  await order(sample, randomUUID());
  const steps = await stepsOf(orderTables, () => order(sample, randomUUID()));
  expect(steps.length).toBeGreaterThan(5);
  await expectRounds(
    { id: 'F28', what: 'server ends in an order', limits: { 'orders made': 1 } },
    async (round) => {
      const { productId } = await addProduct(seller.api, { stock: 5 });
      const key = randomUUID();
      expect(await callWithDeathAt(chooseStep(steps, round), () => order(productId, key))).toBe('paid');
      await expectIntact({ [productId]: 5 });
      const [made] = await rig.sql<{ count: number }[]>`
      select count(*)::int as count from orders where idempotency_key = ${key}`;
      return { 'orders made': made?.count ?? 0 };
    },
  );
});

for (const choice of ['save', 'delete'] as const) {
  test(`F28: the end of a show is whole or not there, at whichever statement the server ends: ${choice}`, async () => {
    const end = (streamId: string) =>
      outcomeOf(
        choice === 'save'
          ? seller.api('endStream.save', { body: { streamId } })
          : seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } }),
      );
    const sample = await goLive(seller.api);
    const steps = await stepsOf(showTables, () => end(sample.streamId));
    const fault = { id: `F28 ${choice}`, what: `server ends in ${choice}`, limits: { 'shows not ended': 0 } };
    await expectRounds(fault, async (round) => {
      const { streamId } = await goLive(seller.api);
      expect(await callWithDeathAt(chooseStep(steps, round), () => end(streamId))).toBe('ok');
      await expectIntact();
      const rows = await rig.sql`
        select 1 from live_streams s left join saved_streams r on r.stream_id = s.id
        where s.id = ${streamId} and (s.status <> 'ended' or (r.id is null) = ${choice === 'save'})`;
      return { 'shows not ended': rows.length };
    });
  });
}
