import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buyCart, outcomeOf } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;
let products: Item[];

/** What a cart is about, and how many of it can lie there: an order's limit, and what is left. */
interface Item {
  readonly productId: string;
  readonly variantId: string;
  readonly stock: number;
  readonly perOrderLimit: number;
}

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
  products = [];
  for (const [stock, perOrderLimit] of [
    [4, 5],
    [100, 3],
    [100, 5],
  ] as const) {
    const { productId, variants } = await addProduct(seller.api, { stock, perOrderLimit });
    products.push({ ...{ productId, stock, perOrderLimit }, variantId: variants[0]?.variantId ?? '' });
  }
});
afterAll(() => shop.close());

type Model = Map<string, number>;

const change = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    which: fc.nat({ max: 2 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    which: fc.nat({ max: 2 }),
    quantity: fc.integer({ min: 0, max: 6 }),
  }),
);
type Change = typeof change extends fc.Arbitrary<infer Each> ? Each : never;

/** Does the same to the cart and to the model, and compares how it ended and what is in it then. */
async function apply({ api }: Person, model: Model, { kind, which, quantity }: Change): Promise<void> {
  const item = products[which];
  if (!item) throw new Error('no such product');
  const { productId, variantId, stock, perOrderLimit } = item;
  const present = model.get(variantId);
  if (kind === 'add') {
    // More than an order may have is cut to that; more than there is cannot be had.
    const wanted = Math.min((present ?? 0) + quantity, perOrderLimit);
    const outcome = await outcomeOf(api('cart.add', { body: { productId, quantity } }));
    expect(outcome).toBe(wanted > stock ? 'sold-out' : 'ok');
    if (outcome === 'ok') model.set(variantId, wanted);
  } else {
    const outcome = await outcomeOf(api('cart.change', { params: { variantId }, body: { quantity } }));
    expect(outcome).toBe(refusalOf(item, present, quantity));
    if (outcome === 'ok' && quantity > 0) model.set(variantId, quantity);
    if (outcome === 'ok' && quantity === 0) model.delete(variantId);
  }
  await expectCart({ api }, model);
}

function refusalOf({ stock, perOrderLimit }: Item, present: number | undefined, quantity: number): string {
  if (present === undefined) return 'not-found';
  if (quantity > perOrderLimit) return 'over-order-limit';
  return quantity > stock ? 'sold-out' : 'ok';
}

async function expectCart({ api }: Pick<Person, 'api'>, model: Model): Promise<void> {
  const { cart } = await api('cart.show', {});
  const seen = cart.lines.map(({ variantId, quantity }) => [variantId, quantity] as const);
  expect(new Map(seen)).toEqual(model);
  const total = [...model.values()].reduce((sum, quantity) => sum + quantity * 1250, 0);
  expect(cart.total?.amountMinor ?? 0).toBe(total);
}

test('a cart holds what was put in, of a guest and of a user, and both together after the login', async () => {
  const person = await asUser(shop);
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.array(change, { maxLength: 8 }),
      async (ofUser, ofGuest) => {
        const guest = asGuest(shop);
        const [own, brought]: [Model, Model] = [new Map(), new Map()];
        for (const each of ofUser) await apply(person, own, each);
        for (const each of ofGuest) await apply(guest, brought, each);
        const { account, password } = person;
        await guest.api('accounts.login', {
          body: { username: account.username, password, transport: 'cookie' },
        });
        for (const [variantId, quantity] of brought) {
          const limit = products.find((item) => item.variantId === variantId)?.perOrderLimit ?? 0;
          const present = own.get(variantId) ?? 0;
          own.set(variantId, Math.max(present, Math.min(present + quantity, limit)));
        }
        const { cart } = await person.api('cart.show', {});
        const merged = cart.lines.map(({ variantId, quantity }) => [variantId, quantity] as const);
        expect(new Map(merged)).toEqual(own);
        // Who looks as a guest again finds nothing: it was moved, not copied.
        expect((await asGuest(shop).api('cart.show', {})).cart.lines).toEqual([]);
        for (const variantId of own.keys())
          await person.api('cart.change', { params: { variantId }, body: { quantity: 0 } });
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

test('a cart that is bought is empty, one that is declined is as it was', async () => {
  const person = await asUser(shop);
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('approve' as const, 'decline' as const),
      async (changes, method) => {
        const model: Model = new Map();
        for (const each of changes.filter(({ which }) => which > 0)) await apply(person, model, each);
        const outcome = await outcomeOf(buyCart(person.api, method));
        if (model.size === 0) expect(outcome).toBe('cart-empty');
        else expect(outcome).toBe(method === 'approve' ? 'paid' : 'payment-declined');
        if (method === 'approve') model.clear();
        await expectCart(person, model);
        for (const variantId of model.keys())
          await person.api('cart.change', { params: { variantId }, body: { quantity: 0 } });
      },
    ),
    { numRuns: 10 },
  );
}, 60_000);
