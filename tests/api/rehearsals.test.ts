import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { addProduct, outcomeOf, tally } from '../support/shopping.ts';
import { findShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function rehearse(seller: SellerPerson, productIds: string[] = []): Promise<string> {
  const body = { title: 'Practice', productIds, visibility: 'rehearsal' as const };
  const { stream } = await seller.api('streams.create', { body });
  await seller.api('streams.start', { body: { streamId: stream.streamId } });
  return stream.streamId;
}

test('a rehearsal is there for its seller alone', async () => {
  const seller = await asSeller(app);
  const streamId = await rehearse(seller);
  await seller.api('drops.list', { query: { streamId } });
  await seller.api('interact.comment', { body: { streamId, text: 'One, two' } });
  expect((await seller.api('interact.getComments', { body: { streamId } })).comments).toHaveLength(1);
  expect((await seller.api('viewers.join', { body: { streamId } })).ticket).not.toBe('');
  expect(await findShow(seller.api, streamId)).toMatchObject({ status: 'live', visibility: 'rehearsal' });

  for (const { api, send } of [asGuest(app), await asUser(app), await asSeller(app)]) {
    expect(await findShow(api, streamId)).toBeUndefined();
    expect((await api('streams.list', {})).streams).toEqual([]);
    expect((await api('listings.live', {})).shows).toEqual([]);
    expect(
      await tally([
        api('viewers.join', { body: { streamId } }),
        api('viewers.count', { query: { streamId } }),
        api('interact.getComments', { body: { streamId } }),
        api('comments.list', { query: { streamId } }),
        api('drops.list', { query: { streamId } }),
      ]),
    ).toEqual({ 'not-found': 5 });
    for (const path of [`/media/previews/${streamId}.jpg`, `/shows/${streamId}/calendar.ics`])
      expect((await send('GET', path)).status, path).toBe(404);
  }
  const { api } = await asUser(app);
  expect(
    await tally([
      api('interact.like', { body: { streamId } }),
      api('interact.comment', { body: { streamId, text: 'Hello' } }),
      api('reminders.set', { params: { streamId } }),
    ]),
  ).toEqual({ 'not-found': 3 });
});

test('nothing is sold in a rehearsal, nor in a drop of one', async () => {
  const seller = await asSeller(app);
  const { productId } = await addProduct(seller.api, { stock: 5 });
  const streamId = await rehearse(seller, [productId]);
  const { drop } = await seller.api('drops.start', {
    body: { streamId, productId, priceMinor: 100, quantity: 2, countdownSeconds: 0, openForSeconds: 60 },
  });
  const payment = { gateway: 'test', method: 'approve' } as const;
  const { api } = await asUser(app);
  for (const place of [{ streamId }, { dropId: drop.dropId }]) {
    const bought = api('checkout.buyNow', {
      body: { productId, payment, ...place },
      idempotencyKey: randomUUID(),
    });
    expect(await outcomeOf(bought)).toBe('not-found');
    expect(await outcomeOf(api('cart.add', { body: { productId, ...place } }))).toBe('not-found');
  }
  const { figures } = await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(figures.counters).toMatchObject({ orders: 0, revenue: null });
});

test('a rehearsal leaves no replay, and is in no figures that are taken away', async () => {
  const seller = await asSeller(app);
  const streamId = await rehearse(seller);
  expect(await outcomeOf(seller.api('endStream.save', { body: { streamId } }))).toBe('rehearsal-not-kept');
  await seller.api('endStream.delete', { body: { streamId, confirm: 'Practice' } });
  const { csv } = await seller.api('streams.csv', {});
  expect(csv.trim().split('\r\n')).toHaveLength(1);
  const { shows } = await seller.api('streams.history', {});
  expect(shows).toMatchObject([{ streamId, visibility: 'rehearsal', status: 'ended', replay: null }]);
});

test('what is practice is settled before it begins', async () => {
  const seller = await asSeller(app);
  const change = (streamId: string, visibility: 'public' | 'unlisted' | 'rehearsal') =>
    outcomeOf(seller.api('streams.update', { body: { streamId, visibility } }));
  const streamId = await rehearse(seller);
  expect(await change(streamId, 'public')).toBe('invalid-input');
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  const { stream } = await seller.api('streams.create', { body: { title: 'Real', visibility: 'rehearsal' } });
  expect(await change(stream.streamId, 'public')).toBe('ok');
  await seller.api('streams.start', { body: { streamId: stream.streamId } });
  expect(await change(stream.streamId, 'unlisted')).toBe('ok');
  expect(await change(stream.streamId, 'rehearsal')).toBe('invalid-input');
  expect((await asGuest(app).api('listings.live', {})).shows).toEqual([]);
  expect(await findShow(asGuest(app).api, stream.streamId)).toMatchObject({ visibility: 'unlisted' });
});
