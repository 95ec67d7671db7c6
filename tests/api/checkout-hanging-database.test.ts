import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, tally } from '../support/shopping.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop({ env: { DATABASE_POOL: '2' } });
});
afterAll(() => shop.close());

/** Runs the work while nobody else can write to products. */
async function whileProductsAreLocked<Result>(work: () => Promise<Result>): Promise<Result> {
  const locker = await shop.sql.reserve();
  await locker`begin`;
  await locker`lock table products in exclusive mode`;
  try {
    return await work();
  } finally {
    await locker`rollback`;
    locker.release();
  }
}

const busyConnections = async () => {
  const rows = await shop.sql`
    select 1 from pg_stat_activity where datname = current_database() and application_name = 'stallcast' and state <> 'idle'`;
  return rows.length;
};

test('who waits too long for the database is told so, and nothing is bought behind the back', async () => {
  const seller = await shop.seller();
  const { productId } = await addProduct(seller.api, { stock: 6 });
  const buyers = (await shop.buyers(6)).map(({ api }) => ({ api, key: randomUUID() }));
  const buyAll = () => tally(buyers.map(({ api, key }) => buy(api, { productId, key })));
  const startedAt = performance.now();
  const counts = await whileProductsAreLocked(buyAll);
  expect(counts).toEqual({ unavailable: 6 });
  expect(performance.now() - startedAt).toBeLessThan(8000);
  await expect.poll(busyConnections, { timeout: 5000 }).toBe(0);
  expect(await shop.sql`select 1 from orders`).toHaveLength(0);
  expect(await buyAll()).toEqual({ paid: 6 });
  await expectBooksToAgree(shop.sql, { [productId]: 6 });
});
