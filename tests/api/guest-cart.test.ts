import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asGuest, type Person, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  // Carts that were left behind are looked for every moment.
  shop = await openShop({ waits: { purgeGuestCartsEveryMs: 300 } });
  seller = await shop.seller();
});
afterAll(() => shop.close());

const password = 'a long enough password';

async function register(person: Person): Promise<string> {
  const username = `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await person.api('accounts.register', { body: { username, email: `${username}@example.test`, password } });
  return username;
}

const logIn = (person: Person, username: string) =>
  person.api('accounts.login', { body: { username, password } });
const linesOf = async ({ api }: Person) =>
  (await api('cart.show', {})).cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const guestCarts = async () => {
  const [row] = await shop.sql<{ count: number }[]>`
    select count(*)::int from carts where guest_key is not null`;
  return row?.count;
};

test('a guest has a cart that stays with the browser, and no other browser sees it', async () => {
  const { productId } = await addProduct(seller.api);
  const [guest, other] = [asGuest(shop), asGuest(shop)];
  expect(await linesOf(guest)).toEqual([]);
  const { cart } = await guest.api('cart.add', { body: { productId, quantity: 2 } });
  const variantId = cart.lines[0]?.variantId ?? '';
  await guest.api('cart.change', { params: { variantId }, body: { quantity: 3 } });
  expect(await linesOf(guest)).toEqual([[productId, 3]]);
  expect(await linesOf(other)).toEqual([]);
  const change = other.api('cart.change', { params: { variantId }, body: { quantity: 1 } });
  expect(await outcomeOf(change)).toBe('not-found');
  const body = { payment: { gateway: 'test', method: 'approve' } } as const;
  expect(await outcomeOf(guest.api('checkout.cart', { body, idempotencyKey: randomUUID() }))).toBe(
    'unauthenticated',
  );
});

test('looking at a cart makes none, and an invented cookie opens none', async () => {
  const before = await guestCarts();
  const guest = asGuest(shop);
  await guest.api('cart.show', {});
  const headers = { cookie: `stallcast_cart=${randomUUID()}.forged`, 'sec-fetch-site': 'same-origin' };
  const answer = await asGuest(shop).send('GET', '/api/cart', undefined, headers);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { cart: { lines: [], total: null } }]);
  expect(await guestCarts()).toBe(before);
});

test('whoever registers keeps what is in the cart', async () => {
  const { productId } = await addProduct(seller.api);
  const guest = asGuest(shop);
  await guest.api('cart.add', { body: { productId, quantity: 2 } });
  await register(guest);
  expect(await linesOf(guest)).toEqual([[productId, 2]]);
  const body = { payment: { gateway: 'test', method: 'approve' } } as const;
  expect(await outcomeOf(guest.api('checkout.cart', { body, idempotencyKey: randomUUID() }))).toBe('ok');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('at login both carts become one: more of what is in both, up to the limit, and nothing is lost', async () => {
  const both = await addProduct(seller.api, { perOrderLimit: 4 });
  const own = await addProduct(seller.api);
  const guests = await addProduct(seller.api);
  const browser = asGuest(shop);
  const username = await register(browser);
  await browser.api('cart.add', { body: { productId: own.productId } });
  await browser.api('cart.add', { body: { productId: both.productId, quantity: 3 } });
  await browser.api('accounts.logout', {});
  expect(await linesOf(browser)).toEqual([]);
  await browser.api('cart.add', { body: { productId: both.productId, quantity: 3 } });
  await browser.api('cart.add', { body: { productId: guests.productId, quantity: 2 } });
  await logIn(browser, username);
  expect(new Map((await linesOf(browser)).map(([id, quantity]) => [id, quantity]))).toEqual(
    new Map<unknown, unknown>([
      [own.productId, 1],
      [both.productId, 4],
      [guests.productId, 2],
    ]),
  );
  await browser.api('accounts.logout', {});
  expect(await linesOf(browser)).toEqual([]);
  await logIn(browser, username);
  expect(await linesOf(browser)).toHaveLength(3);
});

test('what a guest puts in during a show counts for it, and still does after the login', async () => {
  const { productId } = await addProduct(seller.api);
  const { streamId } = await goLive(seller.api, [productId]);
  const guest = asGuest(shop);
  await guest.api('cart.add', { body: { productId, streamId } });
  await register(guest);
  expect((await guest.api('cart.show', {})).cart.lines).toMatchObject([{ productId, streamId }]);
  const { counters } = await seller.api('stats.show', { query: { streamId } });
  expect(counters.cartAdds).toBe(1);
});

test('a guest’s cart that nobody touched for a month is removed, a younger one is not', async () => {
  const { productId } = await addProduct(seller.api);
  const [old, young] = [asGuest(shop), asGuest(shop)];
  await old.api('cart.add', { body: { productId } });
  await shop.sql`update carts set updated_at = now() - interval '31 days' where guest_key is not null`;
  await young.api('cart.add', { body: { productId } });
  await vi.waitFor(async () => expect(await linesOf(old)).toEqual([]), { timeout: 15_000, interval: 100 });
  expect(await linesOf(young)).toEqual([[productId, 1]]);
});
