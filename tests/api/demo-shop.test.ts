import * as schema from '@stallcast/drizzle';
import { demoShop, fillDemoShop, type FillOptions } from '@stallcast/drizzle/demo';
import { hashPassword } from '@stallcast/sfu-server/password-hash';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { businessChecksum } from '../support/business-checksum.ts';
import { asGuest } from '../support/drivers.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = new Date('2030-05-01T17:20:00Z');

/** Fills the database as a server that starts does, over connections of its own. */
async function fill(databaseUrl: string, options: Partial<FillOptions> = {}) {
  const client = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  try {
    return await fillDemoShop(drizzle(client, { schema }), { hashPassword, now, ...options });
  } finally {
    await client.end();
  }
}

describe('in a shop that was just filled', () => {
  let app: TestApp;
  let logins: Awaited<ReturnType<typeof fill>>['logins'];
  beforeAll(async () => {
    app = await startApp();
    ({ logins } = await fill(app.databaseUrl));
  });
  afterAll(() => app.close());

  test('everybody can log in with what the banner says, and is who it says', async () => {
    const seen = [];
    for (const { as, username, password } of logins) {
      const { account } = await asGuest(app).api('accounts.login', { body: { username, password } });
      seen.push({ as, role: account.role, shop: account.vendor?.name ?? null });
    }
    expect(seen).toEqual([
      { as: 'seller', role: 'user', shop: 'Clay & Kiln' },
      { as: 'seller', role: 'user', shop: 'Oak & Wool' },
      { as: 'viewer', role: 'user', shop: null },
      { as: 'admin', role: 'admin', shop: null },
    ]);
  });

  test('each seller has four products, whose pictures can be seen', async () => {
    for (const { as, username, password } of logins) {
      if (as !== 'seller') continue;
      const seller = asGuest(app);
      await seller.api('accounts.login', { body: { username, password } });
      const { products } = await seller.api('products.mine', {});
      expect(products).toHaveLength(4);
      for (const { imageUrl, price, stock } of products) {
        expect(price.amountMinor * stock).toBeGreaterThan(0);
        const picture = await asGuest(app).send('GET', imageUrl ?? '');
        expect(picture).toMatchObject({ status: 200, headers: { 'content-type': 'image/svg+xml' } });
        expect(picture.body).toContain('<svg');
      }
    }
  });

  test('one product comes in sizes and colours, parcels cost something, and WELCOME10 takes a tenth off', async () => {
    const weaver = asGuest(app);
    const { username, password } = logins.find((login) => login.username === 'weaver') ?? {
      username: '',
      password: '',
    };
    await weaver.api('accounts.login', { body: { username, password } });
    const { products } = await weaver.api('products.mine', { query: { search: 'blanket' } });
    expect(products).toMatchObject([{ isPhysical: true, price: { amountMinor: 12_900 }, stock: 17 }]);
    expect(products[0]?.variants.map(({ label }) => label)).toEqual([
      '130 × 180 cm / Moss',
      '130 × 180 cm / Persimmon',
      '150 × 220 cm / Moss',
      '150 × 220 cm / Persimmon',
    ]);
    expect(await weaver.api('shipping.show', {})).toEqual({ rates: [{ amountMinor: 690, currency: 'EUR' }] });
    expect((await weaver.api('coupons.mine', {})).coupons).toMatchObject([
      { code: 'WELCOME10', value: { kind: 'percent', basisPoints: 1000 }, perUserLimit: 1 },
    ]);
  });

  test('the show is announced for a full hour to come, with its products in the seller’s order', async () => {
    const { streams } = await asGuest(app).api('streams.list', { query: { status: 'scheduled' } });
    expect(streams).toHaveLength(1);
    expect(streams[0]).toMatchObject({
      vendor: { name: 'Clay & Kiln' },
      scheduledAt: '2030-05-02T18:00:00.000Z',
    });
    expect(streams[0]?.featured.map(({ name }) => name)).toEqual([
      'Persimmon bowl',
      'Speckled mug',
      'Pour-over set',
      'Bud vase',
    ]);
  });

  test('the seller can go live with it, and the viewer buy from it', async () => {
    const [seller, viewer] = [asGuest(app), asGuest(app)];
    for (const [person, role] of [
      [seller, 'seller'],
      [viewer, 'viewer'],
    ] as const) {
      const login = logins.find(({ as }) => as === role);
      await person.api('accounts.login', {
        body: { username: login?.username ?? '', password: login?.password ?? '' },
      });
    }
    const { streams } = await seller.api('streams.mine', {});
    const { stream } = await seller.api('streams.start', { body: { streamId: streams[0]?.streamId ?? '' } });
    const body = {
      streamId: stream.streamId,
      productId: stream.featured[0]?.productId ?? '',
      address: { name: 'Ada', line1: 'Main Street 1', city: 'Springfield', country: 'US' },
      payment: { gateway: 'test', method: 'approve' },
    } as const;
    const { order } = await viewer.api('checkout.buyNow', { body, idempotencyKey: crypto.randomUUID() });
    expect(order).toMatchObject({ status: 'paid', items: { amountMinor: 4800, currency: 'EUR' } });
  });
});

describe('filling', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    return () => database.close();
  });

  test('again changes nothing, and still knows the logins', async () => {
    const first = await fill(database.url);
    const before = await businessChecksum(database.sql);
    expect(await fill(database.url)).toEqual({ filled: false, logins: first.logins });
    expect(await businessChecksum(database.sql)).toEqual(before);
  });

  test('by two servers that start at once happens once', async () => {
    const both = await Promise.all([fill(database.url), fill(database.url)]);
    expect(both.filter(({ filled }) => filled)).toHaveLength(1);
    const [counts] = await database.sql`
      select (select count(*)::int from users) as users, (select count(*)::int from products) as products`;
    expect(counts).toEqual({ users: demoShop.sellers.length + demoShop.others.length, products: 8 });
  });

  test('that fails half-way leaves nothing behind', async () => {
    const before = await businessChecksum(database.sql);
    let hashed = 0;
    const failing = async () => {
      hashed += 1;
      if (hashed === 4) throw new Error('no memory');
      return 'hash';
    };
    await expect(fill(database.url, { hashPassword: failing })).rejects.toThrow('no memory');
    expect(await businessChecksum(database.sql)).toEqual(before);
    expect((await fill(database.url)).filled).toBe(true);
  });

  test('leaves a shop alone that has somebody in it, and tells no logins of accounts it has not', async () => {
    await database.sql`
      insert into users (id, name, email, username) values (${crypto.randomUUID()}, 'Own', 'own@shop.test', 'own')`;
    const before = await businessChecksum(database.sql);
    expect(await fill(database.url)).toEqual({ filled: false, logins: [] });
    expect(await businessChecksum(database.sql)).toEqual(before);
  });
});
