import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBearer, type Person, type SellerPerson } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { makePeople, personId, personToken } from '../support/many-people.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, outcomeOf, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

// Buyers of one product who come at the same time are decided in one transaction.

const people = 60;
let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
  await makePeople(shop.sql, people);
});
afterAll(() => shop.close());

const person = (n: number): Person => asBearer(shop, personToken(n));
const crowd = (count: number) => Array.from({ length: count }, (_, index) => person(index + 1).api);

/** Runs what is to happen at once while somebody else holds the product's stock, so that all but the first wait in line. */
async function whileHeld<Result>(productId: string, calls: () => Promise<Result>): Promise<Result> {
  const holder = await shop.sql.reserve();
  await holder`begin`;
  await holder`select 1 from product_variants where product_id = ${productId} for update`;
  const results = calls();
  await expect
    .poll(() => shop.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
    .not.toHaveLength(0);
  await holder`commit`;
  holder.release();
  return results;
}

test('60 buyers at once on 20 items of a show: 20 are paid, 40 read that it is sold out, and every figure agrees', async () => {
  const { productId } = await addProduct(seller.api, { stock: 20 });
  const { streamId } = await goLive(seller.api, [productId]);
  const outcomes = await whileHeld(productId, () =>
    tally(crowd(people).map((api) => buy(api, { productId, streamId }))),
  );
  expect(outcomes).toEqual({ paid: 20, 'sold-out': 40 });
  const { counters } = await seller.api('stats.show', { query: { streamId } });
  expect(counters).toMatchObject({ orders: 20, units: 20, revenue: { amountMinor: 20 * 1250 } });
  const sold = await shop.sql<{ seq: number }[]>`
    select seq::int from stream_orders where stream_id = ${streamId} order by seq`;
  expect(sold.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  const [times] = await shop.sql`
    select count(distinct created_at)::int as transactions from orders
    where id in (select order_id from stream_orders where stream_id = ${streamId})`;
  expect(times?.['transactions']).toBeLessThan(20);
  await expectBooksToAgree(shop.sql, { [productId]: 20 });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
});

test('who wants more than is left does not stop who wants less, and nothing is left over that somebody wanted', async () => {
  const { productId } = await addProduct(seller.api, { stock: 7 });
  const wants = [2, 1, 2, 1, 2, 1, 2, 1];
  const outcomes = await whileHeld(productId, () =>
    tally(crowd(wants.length).map((api, index) => buy(api, { productId, quantity: wants[index] ?? 1 }))),
  );
  expect(Object.keys(outcomes).toSorted()).toEqual(['paid', 'sold-out']);
  const [left] = await shop.sql`select stock from product_variants where product_id = ${productId}`;
  expect(left?.['stock']).toBe(0);
  await expectBooksToAgree(shop.sql, { [productId]: 7 });
});

test('a drop is decided together likewise, each buyer within its cap', async () => {
  const { productId } = await addProduct(seller.api, { stock: 20 });
  const { streamId } = await goLive(seller.api, [productId]);
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 5, perBuyerLimit: 1 });
  const twice = [...crowd(6), ...crowd(6)];
  const outcomes = await tally(twice.map((api) => buy(api, { productId, dropId })));
  expect(outcomes['paid']).toBe(5);
  const buyers = await shop.sql`select distinct user_id from orders o join order_lines l on l.order_id = o.id
    where l.drop_id = ${dropId} and o.status <> 'cancelled'`;
  expect(buyers).toHaveLength(5);
  await expectBooksToAgree(shop.sql, { [productId]: 20 });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
});

test('a limit for each buyer holds however many of their calls come at once', async () => {
  const { productId } = await addProduct(seller.api, { stock: 50, perBuyerLimit: 2 });
  const calls = [1, 2, 3, 4].flatMap(() => crowd(5));
  const outcomes = await whileHeld(productId, () => tally(calls.map((api) => buy(api, { productId }))));
  expect(outcomes).toEqual({ paid: 10, 'over-buyer-limit': 10 });
  await expectBooksToAgree(shop.sql, { [productId]: 50 });
});

test('a call that is sent twice among others makes one order', async () => {
  const { productId } = await addProduct(seller.api, { stock: 50 });
  const key = randomUUID();
  const [twin, ...others] = crowd(8);
  if (!twin) throw new Error('a crowd has a first');
  const outcomes = await whileHeld(productId, () =>
    tally([
      ...others.map((api) => buy(api, { productId })),
      buy(twin, { productId, key }),
      buy(twin, { productId, key }),
    ]),
  );
  expect(outcomes).toEqual({ paid: 8, 'idempotency-in-progress': 1 });
  const made = await shop.sql`select 1 from orders where idempotency_key = ${key}`;
  expect(made).toHaveLength(1);
  expect(await outcomeOf(buy(twin, { productId, key }))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 50 });
});

test('a call that breaks the transaction harms nobody who was decided with it', async () => {
  const { productId } = await addProduct(seller.api, { stock: 50 });
  await shop.sql.unsafe(`
    create function break_order() returns trigger language plpgsql as
      $$ begin raise exception 'broken for this buyer'; end $$;
    create trigger break_order before insert on orders for each row
      when (new.user_id = '${personId(3)}') execute function break_order()`);
  try {
    const outcomes = await whileHeld(productId, () => tally(crowd(10).map((api) => buy(api, { productId }))));
    expect(outcomes).toEqual({ paid: 9, internal: 1 });
  } finally {
    await shop.sql.unsafe('drop trigger break_order on orders; drop function break_order()');
  }
  expect(await outcomeOf(buy(person(3).api, { productId }))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 50 });
});

test('who waited too long was told so, and nothing of it was done', async () => {
  const { productId } = await addProduct(seller.api, { stock: 50 });
  const holder = await shop.sql.reserve();
  await holder`begin`;
  await holder`select 1 from product_variants where product_id = ${productId} for update`;
  const outcomes = await tally(crowd(10).map((api) => buy(api, { productId })));
  expect(outcomes).toEqual({ unavailable: 10 });
  await holder`commit`;
  holder.release();
  const made = await shop.sql`select 1 from order_lines where product_id = ${productId}`;
  expect(made).toHaveLength(0);
  await expectBooksToAgree(shop.sql, { [productId]: 50 });
  expect(await outcomeOf(buy(person(1).api, { productId }))).toBe('paid');
});

test('a buyer with an open checkout leaves it by buying, whoever is decided with them', async () => {
  const { productId } = await addProduct(seller.api, { stock: 4 });
  const [first, ...others] = crowd(4);
  if (!first) throw new Error('a crowd has a first');
  await first('checkout.begin', { body: { product: { productId } }, idempotencyKey: randomUUID() });
  const outcomes = await whileHeld(productId, () =>
    tally([...others, first].map((api) => buy(api, { productId }))),
  );
  expect(outcomes).toEqual({ paid: 4 });
  await expectBooksToAgree(shop.sql, { [productId]: 4 });
});

test('a buyer whose cart is busy elsewhere keeps nobody waiting, and is served when it is free', async () => {
  const { productId } = await addProduct(seller.api, { stock: 10 });
  const holder = await shop.sql.reserve();
  await holder`begin`;
  await holder`insert into carts (id, user_id) values (${randomUUID()}, ${personId(1)}) on conflict do nothing`;
  await holder`select 1 from carts where user_id = ${personId(1)} for update`;
  const [busy, ...others] = crowd(6).map((api) => outcomeOf(buy(api, { productId })));
  expect(await Promise.all(others)).toEqual(['paid', 'paid', 'paid', 'paid', 'paid']);
  await holder`commit`;
  holder.release();
  expect(await busy).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});
