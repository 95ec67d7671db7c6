import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type Person } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { addProduct, buy, buyCart, outcomeOf, paying } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let admin: Person;
let show: Awaited<ReturnType<typeof busyShow>>;
beforeAll(async () => {
  app = await startApp();
  const user = await asUser(app);
  await app.sql`update users set role = 'admin' where id = ${user.userId}`;
  admin = user;
  show = await busyShow();
});
afterAll(() => app.close());

/** A live show in which something of everything has happened. */
async function busyShow() {
  const seller = await asSeller(app);
  const [cup, bowl] = [await addProduct(seller.api, { stock: 50 }), await addProduct(seller.api)];
  const [productId, bowlId] = [cup.productId, bowl.productId];
  const { streamId } = await goLive(seller.api, [productId, bowlId]);
  const terms = { quantity: 10, perBuyerLimit: 5 };
  const { dropId } = await startDrop(seller.api, { streamId, productId, ...terms });
  await seller.api('pins.set', { body: { streamId, productId } });
  const buyers = await Promise.all([1, 2, 3].map(() => asUser(app)));
  for (const { api } of buyers) {
    const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
    await api('viewers.heartbeat', { body: { viewerId, ticket } });
    await api('products.seen', { body: { ticket, shown: [productId, bowlId], clicked: [productId] } });
    await api('interact.like', { body: { streamId } });
    await api('interact.comment', { body: { streamId, text: 'Lovely' } });
    await api('cart.add', { body: { productId, quantity: 2, streamId } });
    await api('cart.add', { body: { productId: bowlId, streamId } });
    await buyCart(api);
  }
  const [first] = buyers;
  if (!first) throw new Error('three buyers');
  const order = await buy(first.api, { productId, streamId });
  const ofDrop = (quantity: number, method: 'approve' | 'decline') => {
    const body = { productId, streamId, dropId, quantity, payment: paying(method) };
    return first.api('checkout.buyNow', { body, idempotencyKey: crypto.randomUUID() });
  };
  await ofDrop(2, 'approve');
  const { orderId } = (await ofDrop(1, 'approve')).order;
  const refund = { params: { orderId }, body: { restock: true }, idempotencyKey: crypto.randomUUID() };
  await seller.api('sales.refund', refund);
  await first.api('cart.add', { body: { productId, streamId, dropId } });
  expect(await outcomeOf(ofDrop(1, 'decline'))).toBe('payment-declined');
  expect(await outcomeOf(buy(first.api, { productId, streamId, method: 'decline' }))).toBe(
    'payment-declined',
  );
  return { streamId, productId, dropId, orderId: order.orderId };
}

const differences = async () => (await admin.api('stats.reconcile', { query: { limit: 200 } })).differences;

/** Runs the command as a person would; answers how it ended and what it printed. */
async function runCommand(databaseUrl: string): Promise<{ code: number | null; output: string }> {
  const file = fileURLToPath(import.meta.resolve('@stallcast/sfu-server/reconcile-command'));
  const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, output: out + err }),
    );
  });
}

test('the books of a busy show agree, by the route and by the command', async () => {
  expect(await differences()).toEqual([]);
  expect(await runCommand(app.databaseUrl)).toEqual({
    code: 0,
    output: 'The books agree: every figure is what its facts say.\n',
  });
});

test('nobody but an admin may ask', async () => {
  const seller = await asSeller(app);
  expect(await outcomeOf(seller.api('stats.reconcile', {}))).toBe('forbidden');
  expect(await outcomeOf(asGuest(app).api('stats.reconcile', {}))).toBe('unauthenticated');
});

/** Each spoils one figure or fact, and what is then listed. */
const mistakes: readonly (readonly [table: string, change: string, figure: string])[] = [
  ...[
    'likes',
    'dislikes',
    'comments',
    'viewers_total',
    'viewers_peak',
    'cart_adds',
    'orders',
    'units',
    'revenue_minor',
  ].map((column) => ['stream_counters', `${column} = ${column} + 1`, `stream_counters.${column}`] as const),
  ['stream_counters', 'refunded_minor = 500', 'stream_counters.refunded_minor'],
  ...['shown', 'clicked', 'carted', 'orders', 'units', 'revenue_minor'].map(
    (column) =>
      ['stream_product_counters', `${column} = ${column} + 1`, `stream_product_counters.${column}`] as const,
  ),
  ['stream_presence', 'change = change * 2', 'stream_counters.viewers_peak'],
  ['vendors', 'followers = followers + 1', 'vendors.followers'],
  ['buyer_counts', 'quantity = quantity + 1', 'buyer_counts.quantity'],
  ['drops', 'remaining = remaining - 1', 'drops.remaining'],
  ['stock_reservations', "state = 'held', settled_at = null", 'stock_reservations.state'],
  ['payments', "status = 'failed'", 'payments.status'],
  ['payments', 'amount_minor = amount_minor + 1', 'payments.amount_minor'],
  ['orders', 'items_minor = items_minor + 1', 'orders.total_minor'],
  ['stream_orders', 'amount = amount + 1', 'stream_orders'],
];

test.each(mistakes)('a mistake in %s (%s) is listed', async (table, change, figure) => {
  await app.sql.unsafe(`create table kept as select * from ${table}`);
  await app.sql.unsafe(`update ${table} set ${change}`);
  const found = await differences();
  expect(found.map((each) => each.figure)).toContain(figure);
  for (const { stored, counted, figure: name } of found)
    if (name !== 'orders.total_minor') expect(stored).not.toBe(counted);
  // Everything is as it was.
  await app.sql.begin((sql) =>
    sql.unsafe(`set local session_replication_role = replica; delete from ${table};
      insert into ${table} overriding system value select * from kept; drop table kept`),
  );
  expect(await differences()).toEqual([]);
});

test('a fact without its figure is listed with both', async () => {
  const { streamId } = show;
  await app.sql`delete from stream_orders where stream_id = ${streamId}`;
  const found = await differences();
  expect(found).toContainEqual({
    figure: 'stream_counters.orders',
    subject: `show ${streamId}`,
    stored: '6',
    counted: '0',
  });
  expect(found.filter(({ figure }) => figure === 'stream_orders')).toHaveLength(9);
});

test('what differs comes a page at a time, each once, and makes the command end with 1', async () => {
  const all = await differences();
  const paged: typeof all = [];
  let after: string | undefined;
  do {
    const page = await admin.api('stats.reconcile', { query: { limit: 2, ...(after && { after }) } });
    expect(page.differences.length).toBeLessThanOrEqual(2);
    paged.push(...page.differences);
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(paged).toEqual(all);
  const { code, output } = await runCommand(app.databaseUrl);
  expect(code).toBe(1);
  for (const { figure, subject } of all) expect(output).toMatch(new RegExp(`^${figure} +${subject} `, 'm'));
  expect(output).toMatch(new RegExp(`${all.length} differences\\n$`));
});

test('a database that is not there is told of, with 2', async () => {
  const { code, output } = await runCommand('postgres://nobody:x@127.0.0.1:1/none');
  expect([code, output]).toEqual([2, expect.stringContaining('cannot be reached')]);
});
