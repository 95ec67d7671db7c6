import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

test('what comes back from a checkout that is left does not make a held line of the cart look larger than it is', async () => {
  const { productId } = await addProduct(seller.api, { stock: 10 });
  const { streamId } = await goLive(seller.api, [productId]);
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 8, perBuyerLimit: 4 });
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId, dropId, quantity: 2 } });
  const begun = await api('checkout.begin', { body: {}, idempotencyKey: randomUUID() });
  await api('cart.add', { body: { productId, dropId, quantity: 1 } });
  await api('checkout.leave', { params: { orderId: begun.order.orderId } });

  const { cart } = await api('cart.show', {});
  expect(cart.lines).toMatchObject([{ quantity: 1, available: true }]);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
});

test('who gave an item back may have another one, however few each may have', async () => {
  const { productId } = await addProduct(seller.api, { stock: 5, perBuyerLimit: 1 });
  const buyer = await shop.buyer();
  const { orderId } = await buy(buyer.api, { productId });
  expect(await outcomeOf(buy(buyer.api, { productId }))).toBe('over-buyer-limit');
  await seller.api('sales.refund', {
    params: { orderId },
    body: { restock: true },
    idempotencyKey: randomUUID(),
  });
  await expectBooksToAgree(shop.sql, { [productId]: 5 });
  expect(await outcomeOf(buy(buyer.api, { productId }))).toBe('paid');
});
