import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import type { SavedStream } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { leavePart, playThrough } from '../support/recorded-video.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { findShow, goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const isStored = (streamId: string) =>
  access(join(app.recordingsDir, streamId)).then(
    () => true,
    () => false,
  );

/** A show with a replay that can be played. */
async function saveShow(
  seller: SellerPerson,
  productIds: readonly string[] = [],
  seconds = 1,
): Promise<SavedStream> {
  const { streamId } = await goLive(seller.api, productIds);
  await leavePart(app.recordingsDir, streamId, seconds);
  const { savedStream } = await seller.api('endStream.save', { body: { streamId } });
  expect(savedStream.state).toBe('ready');
  return savedStream;
}

const addressOf = ({ videoUrl }: SavedStream) => `${app.url}${videoUrl ?? ''}`;

test('a replay plays from its address as long as it says, and can be jumped into', async () => {
  const saved = await saveShow(await asSeller(app), [], 3);
  const durationMs = await playThrough(addressOf(saved));
  expect(Math.abs(durationMs - saved.durationMs)).toBeLessThan(50);
  expect(Math.abs(durationMs - 3000)).toBeLessThan(1000);
  const whole = await fetch(addressOf(saved));
  expect(whole.headers.get('content-type')).toBe('video/mp4');
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const part = await fetch(addressOf(saved), { headers: { range: 'bytes=100-199' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100, 200));
});

test('pieces of a show that was interrupted are joined in their order', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, streamId, 2, 1);
  await leavePart(app.recordingsDir, streamId, 1, 2);
  const { savedStream } = await seller.api('endStream.save', { body: { streamId } });
  expect(Math.abs((await playThrough(addressOf(savedStream))) - 3000)).toBeLessThan(500);
});

test('a replay shows the products of its show at today’s price and stock', async () => {
  const seller = await asSeller(app, { shop: 'Mia’s' });
  const { productId } = await addProduct(seller.api, { priceMinor: 500, stock: 3 });
  const { savedStreamId } = await saveShow(seller, [productId]);
  await seller.api('products.update', { params: { productId }, body: { priceMinor: 450, stockChange: -1 } });
  const shown = await asGuest(app).api('recordings.one', { params: { savedStreamId } });
  expect(shown.savedStream).toMatchObject({ vendor: { name: 'Mia’s' }, title: 'Evening show' });
  expect(shown.products).toMatchObject([{ productId, price: { amountMinor: 450 }, stock: 2 }]);
});

test('the pages of replays hold each once, the newest first; figures are for their seller only', async () => {
  const seller = await asSeller(app);
  const { vendorId } = seller;
  const made = [await saveShow(seller), await saveShow(seller), await saveShow(seller)].map(
    (saved) => saved.savedStreamId,
  );
  const { api } = asGuest(app);
  const first = await api('recordings.list', { query: { vendorId, limit: 2 } });
  const second = await api('recordings.list', {
    query: { vendorId, limit: 2, ...(first.next && { after: first.next }) },
  });
  const ids = [...first.savedStreams, ...second.savedStreams].map(({ savedStreamId }) => savedStreamId);
  expect(ids).toEqual(made.toReversed());
  expect([first.next, second.next]).toEqual([made[1], null]);
  expect(JSON.stringify(first)).not.toContain('stats');
  const mine = await seller.api('recordings.mine', { query: { limit: 50 } });
  expect(mine.savedStreams.map(({ savedStreamId, stats }) => [savedStreamId, stats.orders])).toEqual(
    ids.map((id) => [id, 0]),
  );
  expect(await outcomeOf(api('recordings.mine', {}))).toBe('unauthenticated');
});

test('deleting a replay removes its row, its video and the show’s pointer to it, and nobody else can', async () => {
  const owner = await asSeller(app);
  const saved = await saveShow(owner);
  const { savedStreamId, streamId } = saved;
  const remove = (api: SellerPerson['api']) =>
    outcomeOf(api('recordings.delete', { params: { savedStreamId } }));
  expect(await remove((await asSeller(app)).api)).toBe('not-found');
  expect(await remove((await asUser(app)).api)).toBe('not-a-seller');
  expect(await remove(asGuest(app).api)).toBe('unauthenticated');
  expect((await fetch(addressOf(saved))).status).toBe(200);
  expect(await remove(owner.api)).toBe('ok');
  expect(await remove(owner.api)).toBe('not-found');
  expect((await fetch(addressOf(saved))).status).toBe(404);
  expect(await isStored(streamId)).toBe(false);
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ status: 'ended', replayId: null });
  expect(await outcomeOf(owner.api('endStream.save', { body: { streamId } }))).toBe('not-found');
});

/** Sends a path as it is: `fetch` would clean it first. */
async function rawGet(path: string, headers = ''): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n${headers}\r\n`);
  const answer = await text(socket);
  return { status: Number(answer.split(' ')[1]), body: answer };
}

test('T27: only a playable replay’s own address answers with a file', async () => {
  const seller = await asSeller(app);
  const { videoUrl, savedStreamId, streamId } = await saveShow(seller);
  const { streamId: liveId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, liveId, 1);
  const base = '/media/replays';
  const names = [
    ...[
      '..%2f',
      '....//',
      '%2e%2e/',
      '%00',
      `${savedStreamId}.mp4%00`,
      `..%2f${streamId}%2freplay.mp4`,
      `${streamId}/replay.mp4`,
    ],
    ...[
      `${streamId}.mp4`,
      `${savedStreamId}.webm`,
      `${savedStreamId}`,
      `${randomUUID()}.mp4`,
      `${liveId}.mp4`,
      '%2fetc%2fpasswd',
    ],
    ...['..%5c..%5cetc%5cpasswd', '%E0%A4%A', 'replay.mp4', `${liveId}%2fpart-0001.mp4`],
  ];
  for (const name of names) {
    const { status, body } = await rawGet(`${base}/${name}`);
    expect([name, status >= 400 && status < 500, body.includes('ftyp') || body.includes('root:')]).toEqual([
      name,
      true,
      false,
    ]);
  }
  expect((await rawGet(`${base}/../../etc/passwd`)).body).not.toContain('root:');
  const ranges = Array.from({ length: 1000 }, (_, n) => `${n}-${n}`).join(',');
  const refused = await rawGet(videoUrl ?? '', `Range: bytes=${ranges}\r\n`);
  expect(refused.status).toBe(416);
  expect(refused.body.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect((await rawGet(videoUrl ?? '')).status).toBe(200);
});

test('a video that is there but not declared ready is not served', async () => {
  const seller = await asSeller(app);
  const saved = await saveShow(seller);
  await app.sql`update saved_streams set state = 'processing', video_url = null where id = ${saved.savedStreamId}`;
  expect((await fetch(addressOf(saved))).status).toBe(404);
  expect(
    (await asGuest(app).api('recordings.list', { query: { vendorId: seller.vendorId } })).savedStreams,
  ).toEqual([]);
});

test('a server that was killed while it made a replay, or removed a recording, goes on at its next start', async () => {
  const seller = await asSeller(app);
  const wanted = await saveShow(seller, [], 2);
  // As it is when the server dies between the commit and the end of its work.
  const { streamId: interruptedId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, interruptedId, 2);
  const unfinishedId = await endBehindTheServer(interruptedId, 'save');
  const { streamId: unwantedId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, unwantedId, 1);
  await endBehindTheServer(unwantedId, 'delete');
  const { streamId: liveId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, liveId, 1);
  const foreignId = randomUUID();
  await leavePart(app.recordingsDir, foreignId, 1);

  await app.restart();
  const find = async () =>
    (await asGuest(app).api('recordings.one', { params: { savedStreamId: unfinishedId } })).savedStream;
  await vi.waitUntil(async () => (await find()).state === 'ready', { timeout: 10_000 });
  const found = await find();
  expect(Math.abs(found.durationMs - 2000)).toBeLessThan(300);
  expect((await fetch(addressOf(found))).status).toBe(200);
  expect((await fetch(addressOf(wanted))).status).toBe(200);
  const stored = await Promise.all(
    [wanted.streamId, interruptedId, unwantedId, liveId, foreignId].map(isStored),
  );
  // What belongs to no show of this database may be somebody else's.
  expect(stored).toEqual([true, true, false, true, true]);
});

/** What the transaction of End stores, without what the server does after it. The id of the replay, if one is kept. */
async function endBehindTheServer(streamId: string, choice: 'save' | 'delete'): Promise<string> {
  const id = randomUUID();
  const stats = {
    viewersTotal: 0,
    viewersPeak: 0,
    likes: 0,
    dislikes: 0,
    comments: 0,
    orders: 0,
    units: 0,
    revenue: null,
  };
  await app.sql`update live_streams set status = 'ended', ended_at = clock_timestamp(), end_choice = ${choice} where id = ${streamId}`;
  if (choice === 'save') {
    await app.sql`
      insert into saved_streams (id, stream_id, vendor_id, duration, stats, streamed_at)
      select ${id}, id, vendor_id, 1000, ${app.sql.json(stats)}, started_at from live_streams where id = ${streamId}`;
  }
  return id;
}
