// @vitest-environment happy-dom
import { type ApiError, usualPatience } from '@stallcast/shared/client';
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

const mug: Purchase = { product: { productId: sampleId(500), variantId: sampleId(501), quantity: 2 } };
const approve = { gateway: 'test', method: 'approve' } as const;

const began = { 'checkout.begin': () => ({ order: sampleOrder('pending') }) } satisfies Answers;

function openCheckout(answers: Answers) {
  const server = scriptedServer(answers, usualPatience);
  const ordered: Order[] = [];
  const loggedOut: ApiError[] = [];
  const make = () =>
    new CheckoutStore({
      api: server.api,
      keys: new AttemptKeys(sessionStorage),
      onLoggedOut: (error) => loggedOut.push(error),
      onOrdered: (order) => ordered.push(order),
    });
  const keysOf = (name: string) =>
    server.asked.filter((asked) => asked.name === name).map(({ headers }) => headers['idempotency-key']);
  return { store: make(), reload: make, server, ordered, loggedOut, keysOf };
}

/** Lets all waits between tries pass. */
async function finish(work: Promise<unknown>): Promise<void> {
  await vi.advanceTimersByTimeAsync(60_000);
  await work;
}

describe('holding what is bought', () => {
  test('takes what was chosen, and leaves it when the checkout is left', async () => {
    const { store, server } = openCheckout({
      ...began,
      'checkout.leave': () => ({ order: sampleOrder('cancelled') }),
    });
    await finish(store.reserve(mug));
    expect(store.phase.value).toMatchObject({ name: 'reserved', order: { status: 'pending' } });
    expect(server.asked[0]?.body).toEqual(mug);
    store.close();
    expect(server.count('checkout.leave')).toBe(1);
  });

  test('what was taken while the page was left is given back too', async () => {
    const { store, server } = openCheckout({
      ...began,
      'checkout.leave': () => ({ order: sampleOrder('cancelled') }),
    });
    const reserving = store.reserve(mug);
    store.close();
    await finish(reserving);
    expect(server.count('checkout.leave')).toBe(1);
  });

  test('sold out is said, and nothing was bought', async () => {
    const { store } = openCheckout({ 'checkout.begin': () => 'sold-out' });
    await finish(store.reserve(mug));
    expect(store.phase.value.name).toBe('choosing');
    expect(store.problem.value?.certain).toBe(true);
    expect(store.problem.value?.reason).toMatch(/Sold out/);
  });

  test('tries by itself while the answer is missing, always with the same key', async () => {
    let tries = 0;
    const { store, keysOf } = openCheckout({
      'checkout.begin': () => {
        tries += 1;
        return tries < 3 ? 'unreachable' : { order: sampleOrder('pending') };
      },
    });
    await finish(store.reserve(mug));
    expect(store.phase.value.name).toBe('reserved');
    expect(keysOf('checkout.begin')).toHaveLength(3);
    expect(new Set(keysOf('checkout.begin')).size).toBe(1);
  });

  test('somebody whose login has ended is asked to log in', async () => {
    const { store, loggedOut } = openCheckout({ 'checkout.begin': () => 'unauthenticated' });
    await finish(store.reserve(mug));
    expect(loggedOut).toHaveLength(1);
    expect(store.phase.value.name).toBe('choosing');
  });

  test('when the time is over nothing is held any more', async () => {
    const { store } = openCheckout(began);
    await finish(store.reserve(mug));
    store.expire('The time ran out.');
    expect(store.phase.value.name).toBe('choosing');
    expect(store.problem.value?.reason).toBe('The time ran out.');
  });
});

describe('paying', () => {
  test('pays for what is held, with the payment that was chosen', async () => {
    const { store, server, ordered } = openCheckout({
      ...began,
      'checkout.pay': () => ({ order: sampleOrder('paid') }),
    });
    await finish(store.reserve(mug));
    await finish(store.pay(approve));
    expect(store.phase.value).toMatchObject({ name: 'ordered', order: { status: 'paid' } });
    expect(ordered).toHaveLength(1);
    expect(server.asked.at(-1)?.body).toEqual({ payment: approve });
  });

  test('what was bought stays bought when the page is left', async () => {
    const { store, server } = openCheckout({
      ...began,
      'checkout.pay': () => ({ order: sampleOrder('paid') }),
    });
    await finish(store.reserve(mug));
    await finish(store.pay(approve));
    store.close();
    expect(server.count('checkout.leave')).toBe(0);
  });

  test('asked again after no answer it is the same attempt', async () => {
    let down = true;
    const { store, keysOf } = openCheckout({
      ...began,
      'checkout.pay': () => (down ? 'unreachable' : { order: sampleOrder('paid') }),
    });
    await finish(store.reserve(mug));
    await finish(store.pay(approve));
    expect(store.phase.value.name).toBe('reserved');
    expect(store.problem.value?.certain).toBe(false);
    down = false;
    await finish(store.pay(approve));
    expect(store.phase.value.name).toBe('ordered');
    expect(new Set(keysOf('checkout.pay')).size).toBe(1);
  });

  test('a declined payment ends the checkout: what was held is for the next who asks', async () => {
    const { store } = openCheckout({ ...began, 'checkout.pay': () => 'payment-declined' });
    await finish(store.reserve(mug));
    await finish(store.pay({ gateway: 'test', method: 'decline' }));
    expect(store.phase.value.name).toBe('choosing');
    expect(store.problem.value?.certain).toBe(true);
  });

  test('pressed twice in a hurry it pays once', async () => {
    const { store, server } = openCheckout({
      ...began,
      'checkout.pay': () => ({ order: sampleOrder('paid') }),
    });
    await finish(store.reserve(mug));
    await finish(Promise.all([store.pay(approve), store.pay(approve)]));
    expect(server.count('checkout.pay')).toBe(1);
  });

  test('buying the same thing again after it was bought is another purchase', async () => {
    const { store, reload, keysOf } = openCheckout({
      ...began,
      'checkout.pay': () => ({ order: sampleOrder('paid') }),
    });
    await finish(store.reserve(mug));
    await finish(store.pay(approve));
    await finish(reload().reserve(mug));
    expect(new Set(keysOf('checkout.begin')).size).toBe(2);
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
