import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessChecksum } from '../support/business-checksum.ts';
import { asGuest, asSeller } from '../support/drivers.ts';
import { addProduct, outcomeOf, tally } from '../support/shopping.ts';
import { findShow, goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('a prepared show is scheduled, has no start, and its figures stand at zero', async () => {
  const { api } = await asSeller(app, { shop: 'Mia' });
  const { stream } = await api('streams.create', {
    body: { title: ' Summer sale ', description: 'All must go', scheduledAt: '2030-05-01T18:00:00Z' },
  });
  expect(stream).toMatchObject({
    vendor: { name: 'Mia' },
    title: 'Summer sale',
    description: 'All must go',
    status: 'scheduled',
    scheduledAt: '2030-05-01T18:00:00.000Z',
    startedAt: null,
    endedAt: null,
    counters: { viewersNow: 0, viewersTotal: 0, likes: 0, dislikes: 0, comments: 0 },
    cursor: 0,
    replayId: null,
  });
  expect(await findShow(asGuest(app).api, stream.streamId)).toEqual(stream);
});

test('a time outside this century is refused, and nothing is stored', async () => {
  const { api } = await asSeller(app);
  for (const scheduledAt of ['0000-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '9999-01-01T00:00:00Z']) {
    expect(await outcomeOf(api('streams.create', { body: { title: 'x', scheduledAt } }))).toBe(
      'invalid-input',
    );
  }
  expect((await api('streams.mine', {})).streams).toEqual([]);
});

test('starting twice, also at once, makes the show live once and keeps its start', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  const started = await Promise.all([1, 2, 3, 4].map(() => api('streams.start', { body: { streamId } })));
  const starts = new Set(started.map(({ stream }) => `${stream.status} ${stream.startedAt}`));
  expect(starts.size).toBe(1);
  expect((await api('streams.start', { body: { streamId } })).stream.startedAt).toBe(
    started[0]?.stream.startedAt,
  );
});

test('of two shows of one seller that start at once, one is live and the other one is told', async () => {
  const { api } = await asSeller(app);
  const shows = await Promise.all([prepareShow(api), prepareShow(api)]);
  const starts = shows.map(({ streamId }) => api('streams.start', { body: { streamId } }));
  expect(await tally(starts)).toEqual({ ok: 1, 'another-stream-live': 1 });
  const { streams } = await api('streams.mine', {});
  expect(streams.map(({ status }) => status).toSorted()).toEqual(['live', 'scheduled']);
});

test('an ended show can be neither started, changed nor hosted again', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await goLive(api);
  await api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  const before = await findShow(asGuest(app).api, streamId);
  expect(await outcomeOf(api('streams.start', { body: { streamId } }))).toBe('stream-ended');
  expect(await outcomeOf(api('streams.update', { body: { streamId, title: 'x' } }))).toBe('stream-ended');
  expect(await outcomeOf(api('streams.hostTicket', { body: { streamId } }))).toBe('stream-ended');
  expect(await findShow(asGuest(app).api, streamId)).toEqual(before);
});

test('T6: another seller’s show answers as if it were not there, and stays as it is', async () => {
  const owner = await asSeller(app);
  const other = await asSeller(app);
  const { productId } = await addProduct(other.api);
  const scheduled = await prepareShow(owner.api);
  const live = await goLive(owner.api);
  for (const { streamId } of [scheduled, live]) {
    const before = await businessChecksum(app.sql);
    const attempts = [
      other.api('streams.start', { body: { streamId } }),
      other.api('streams.update', { body: { streamId, title: 'Mine now', productIds: [productId] } }),
      other.api('streams.hostTicket', { body: { streamId } }),
      other.api('endStream.save', { body: { streamId } }),
      other.api('endStream.delete', { body: { streamId, confirm: 'delete' } }),
      other.api('stats.show', { query: { streamId } }),
    ];
    expect(await tally(attempts)).toEqual({ 'not-found': attempts.length });
    expect(await businessChecksum(app.sql)).toEqual(before);
  }
});

test('a ticket to host is given for a show before and while it is live', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  const before = await api('streams.hostTicket', { body: { streamId } });
  await api('streams.start', { body: { streamId } });
  const after = await api('streams.hostTicket', { body: { streamId } });
  for (const { ticket, expiresAt } of [before, after]) {
    expect(ticket.length).toBeGreaterThan(40);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  }
});

test('an id in capitals is the same show', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  const { stream } = await api('streams.start', { body: { streamId: streamId.toUpperCase() } });
  expect(stream).toMatchObject({ streamId, status: 'live' });
});
