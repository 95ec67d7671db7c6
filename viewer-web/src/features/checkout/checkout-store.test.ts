// @vitest-environment happy-dom
import type { ApiError } from '@stallcast/shared/client';
import type { Order } from '@stallcast/shared/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleId, sampleOrder } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { AttemptKeys } from './attempt-keys.ts';
import { CheckoutStore, type Purchase } from './checkout-store.ts';
import { OrderFollow } from './order-follow.ts';

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => void vi.useRealTimers());

const mug: Purchase = { kind: 'product', productId: sampleId(500), quantity: 2, streamId: sampleId(1) };

function openCheckout(answers: Answers) {
  const server = scriptedServer(answers);
  const ordered: Order[] = [];
  const loggedOut: ApiError[] = [];
  const make = () =>
    new CheckoutStore({
      api: server.api,
      keys: new AttemptKeys(sessionStorage),
      onLoggedOut: (error) => loggedOut.push(error),
      onOrdered: (order) => ordered.push(order),
    });
  const keys = () => server.asked.map(({ headers }) => headers['idempotency-key']);
  return { store: make(), reload: make, server, ordered, loggedOut, keys };
}

/** Pays and lets all waits between tries pass. */
async function pay(
  store: CheckoutStore,
  purchase: Purchase,
  method: 'approve' | 'decline' = 'approve',
): Promise<void> {
  const paying = store.pay(purchase, method);
  await vi.advanceTimersByTimeAsync(60_000);
  await paying;
}

describe('paying', () => {
  test('orders what was chosen, with the payment that was chosen', async () => {
    const { store, server, ordered } = openCheckout({
      'checkout.buyNow': () => ({ order: sampleOrder('paid') }),
    });
    await pay(store, mug);
    expect(store.phase.value).toMatchObject({ name: 'ordered', order: { status: 'paid' } });
    expect(ordered).toHaveLength(1);
    expect(server.asked[0]?.body).toEqual({
      ...{ productId: sampleId(500), quantity: 2, streamId: sampleId(1) },
      payment: { gateway: 'test', method: 'approve' },
    });
  });

  test('tries by itself while the answer is missing, always with the same key', async () => {
    let tries = 0;
    const { store, keys } = openCheckout({
      'checkout.buyNow': () => {
        tries += 1;
        return tries < 3 ? 'unreachable' : { order: sampleOrder('paid') };
      },
    });
    await pay(store, mug);
    expect(store.phase.value.name).toBe('ordered');
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
  });

  test('asked again after no answer, even after a reload, it is the same attempt', async () => {
    let down = true;
    const { store, reload, keys } = openCheckout({
      'checkout.buyNow': () => (down ? 'unreachable' : { order: sampleOrder('paid') }),
    });
    await pay(store, mug);
    expect(store.phase.value).toMatchObject({ name: 'failed', certain: false });
    down = false;
    await pay(reload(), mug);
    expect(new Set(keys()).size).toBe(1);
  });

  test('a declined payment is certain, and the next try is another attempt', async () => {
    const { store, keys } = openCheckout({ 'checkout.buyNow': () => 'payment-declined' });
    await pay(store, mug, 'decline');
    expect(store.phase.value).toMatchObject({ name: 'failed', certain: true });
    await pay(store, mug, 'decline');
    expect(new Set(keys()).size).toBe(2);
  });

  test('buying the same thing again after it was bought is another purchase', async () => {
    const { store, reload, keys } = openCheckout({
      'checkout.buyNow': () => ({ order: sampleOrder('paid') }),
    });
    await pay(store, mug);
    await pay(reload(), mug);
    expect(new Set(keys()).size).toBe(2);
  });

  test('a cart whose contents changed is another purchase', async () => {
    const { store, keys } = openCheckout({ 'checkout.cart': () => 'unreachable' });
    await pay(store, { kind: 'cart', contents: 'one mug' });
    await pay(store, { kind: 'cart', contents: 'two mugs' });
    expect(new Set(keys()).size).toBe(2);
  });

  test('pressed twice in a hurry it pays once', async () => {
    const { store, server } = openCheckout({ 'checkout.buyNow': () => ({ order: sampleOrder('paid') }) });
    await Promise.all([store.pay(mug, 'approve'), store.pay(mug, 'approve')]);
    expect(server.count('checkout.buyNow')).toBe(1);
  });

  test('somebody whose login has ended is asked to log in', async () => {
    const { store, loggedOut } = openCheckout({ 'checkout.buyNow': () => 'unauthenticated' });
    await pay(store, mug);
    expect(loggedOut).toHaveLength(1);
    expect(store.phase.value.name).toBe('choosing');
  });
});

describe('an order that waits for its payment', () => {
  test('is followed until it is paid, and no longer', async () => {
    let status: Order['status'] = 'pending';
    const { api, count } = scriptedServer({ 'orders.one': () => ({ order: sampleOrder(status) }) });
    const follow = new OrderFollow(api, sampleId(300), sampleOrder('pending'));
    follow.open();
    await vi.advanceTimersByTimeAsync(4000);
    expect(follow.order.value?.status).toBe('pending');
    status = 'paid';
    await vi.advanceTimersByTimeAsync(4000);
    expect(follow.order.value?.status).toBe('paid');
    const asked = count('orders.one');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(count('orders.one')).toBe(asked);
  });

  test('that belongs to somebody else is missing', async () => {
    const { api } = scriptedServer({ 'orders.one': () => 'not-found' });
    const follow = new OrderFollow(api, sampleId(300));
    follow.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(follow.load.value).toBe('missing');
  });
});
