import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { leavePart } from '../support/recorded-video.ts';
import { addProduct, buy, outcomeOf, tally } from '../support/shopping.ts';
import { findShow, goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const savedRows = (streamId: string) => app.sql`select * from saved_streams where stream_id = ${streamId}`;
const isStored = (streamId: string) =>
  access(join(app.recordingsDir, streamId)).then(
    () => true,
    () => false,
  );

test('Save ends the show and keeps a replay that is ready in the answer, with the figures of the end', async () => {
  const seller = await asSeller(app, { shop: 'Mia' });
  const buyer = await asUser(app);
  const { productId } = await addProduct(seller.api, { priceMinor: 700 });
  const { streamId } = await goLive(seller.api, [productId]);
  await leavePart(app.recordingsDir, streamId, 2);
  await buyer.api('interact.like', { body: { streamId } });
  await buyer.api('interact.comment', { body: { streamId, text: 'Bye' } });
  await buy(buyer.api, { productId, streamId, quantity: 3 });
  const { figures, savedStream } = await seller.api('endStream.save', { body: { streamId } });
  expect(figures.counters).toMatchObject({
    likes: 1,
    comments: 1,
    orders: 1,
    units: 3,
    revenue: { amountMinor: 2100, currency: 'EUR' },
    refunded: { amountMinor: 0, currency: 'EUR' },
  });
  expect(savedStream).toMatchObject({
    streamId,
    vendor: { name: 'Mia' },
    title: 'Evening show',
    state: 'ready',
    videoUrl: `/media/replays/${savedStream.savedStreamId}.mp4`,
  });
  expect(Math.abs(savedStream.durationMs - 2000)).toBeLessThan(300);
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({
    status: 'ended',
    replayId: savedStream.savedStreamId,
  });
  const mine = await seller.api('recordings.mine', {});
  expect(mine.savedStreams).toMatchObject([
    { stats: { likes: 1, comments: 1, orders: 1, units: 3, revenue: { amountMinor: 2100 } } },
  ]);
  await expectBooksToAgree(app.sql);
});

test('Delete ends the show, keeps no replay and really removes what was recorded', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await goLive(api);
  await leavePart(app.recordingsDir, streamId, 1);
  const { figures } = await api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(figures.durationMs).toBeGreaterThan(0);
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ status: 'ended', replayId: null });
  expect(await savedRows(streamId)).toHaveLength(0);
  expect(await isStored(streamId)).toBe(false);
});

test('the same choice again answers the same, the other one is refused', async () => {
  const { api } = await asSeller(app);
  const saved = await goLive(api);
  await leavePart(app.recordingsDir, saved.streamId, 1);
  const save = () => api('endStream.save', { body: { streamId: saved.streamId } });
  expect(await save()).toEqual(await save());
  expect(
    await outcomeOf(api('endStream.delete', { body: { streamId: saved.streamId, confirm: 'delete' } })),
  ).toBe('stream-ended-otherwise');
  expect(await isStored(saved.streamId)).toBe(true);
  const deleted = await goLive(api);
  const remove = () => api('endStream.delete', { body: { streamId: deleted.streamId, confirm: 'delete' } });
  expect(await remove()).toEqual(await remove());
  expect(await outcomeOf(api('endStream.save', { body: { streamId: deleted.streamId } }))).toBe(
    'stream-ended-otherwise',
  );
  expect(await savedRows(deleted.streamId)).toHaveLength(0);
});

test('of both choices at once, one is done and whoever made the other is told', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { api } = await asSeller(app);
    const { streamId } = await goLive(api);
    await leavePart(app.recordingsDir, streamId, 1);
    const save = () => api('endStream.save', { body: { streamId } });
    const remove = () => api('endStream.delete', { body: { streamId, confirm: 'delete' } });
    const saves = [save(), save(), save()];
    const removals = [remove(), remove(), remove()];
    const [ofSaves, ofRemovals] = await Promise.all([tally(saves), tally(removals)]);
    const wasSaved = (await savedRows(streamId)).length === 1;
    expect([ofSaves, ofRemovals]).toEqual(
      wasSaved ? [{ ok: 3 }, { 'stream-ended-otherwise': 3 }] : [{ 'stream-ended-otherwise': 3 }, { ok: 3 }],
    );
    expect(await isStored(streamId)).toBe(wasSaved);
  }
});

test('a show that was never started has nothing to end', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  expect(await outcomeOf(api('endStream.save', { body: { streamId } }))).toBe('stream-not-live');
  expect(await outcomeOf(api('endStream.delete', { body: { streamId, confirm: 'delete' } }))).toBe(
    'stream-not-live',
  );
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ status: 'scheduled', endedAt: null });
});

test('a show of which nothing was recorded is saved without a video, and nobody is shown it', async () => {
  const { api, vendorId } = await asSeller(app);
  const { streamId } = await goLive(api);
  const { savedStream } = await api('endStream.save', { body: { streamId } });
  expect(savedStream).toMatchObject({ state: 'failed', videoUrl: null });
  expect((await asGuest(app).api('recordings.list', { query: { vendorId } })).savedStreams).toEqual([]);
  expect((await api('recordings.mine', {})).savedStreams).toMatchObject([{ state: 'failed' }]);
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ replayId: null });
});

test('with the end everybody is out, and nothing more can be said, pressed or joined', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  const viewer = await asUser(app);
  const visit = await viewer.api('viewers.join', { body: { streamId } });
  const { viewerId, ticket } = visit;
  expect((await viewer.api('viewers.heartbeat', { body: { viewerId, ticket } })).counters.viewersNow).toBe(1);
  const { figures } = await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(figures.counters).toMatchObject({ viewersNow: 0, viewersTotal: 1, viewersPeak: 1 });
  const attempts = [
    viewer.api('interact.comment', { body: { streamId, text: 'Still there?' } }),
    viewer.api('interact.like', { body: { streamId } }),
    viewer.api('viewers.join', { body: { streamId } }),
  ];
  expect(await tally(attempts)).toEqual({ 'stream-not-live': attempts.length });
  expect(await viewer.api('viewers.heartbeat', { body: { viewerId, ticket } })).toMatchObject({
    active: false,
    counters: { viewersNow: 0 },
  });
  await expectBooksToAgree(app.sql);
});

test('what is said while the show ends is either counted in its final figures or refused', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  const writers = await Promise.all(Array.from({ length: 12 }, () => asUser(app)));
  const outcomes = tally(
    writers.flatMap(({ api }) =>
      [1, 2, 3].map((n) => api('interact.comment', { body: { streamId, text: `${n}` } })),
    ),
  );
  const { figures } = await seller.api('endStream.save', { body: { streamId } });
  const { ok = 0, ...refused } = await outcomes;
  expect(figures.counters.comments).toBe(ok);
  expect(ok + (refused['stream-not-live'] ?? 0)).toBe(36);
  const [row] = await savedRows(streamId);
  expect(row).toMatchObject({ stats: { comments: ok } });
  await expectBooksToAgree(app.sql);
});
