import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser } from '../support/drivers.ts';
import { drawnPicture } from '../support/pictures.ts';
import { leavePart } from '../support/recorded-video.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('a shop has an address made of its name, and one of its own where that is taken', async () => {
  const [one, other] = [
    await asSeller(app, { shop: 'Clay & Kiln' }),
    await asSeller(app, { shop: 'Clay, kiln' }),
  ];
  const slugs = [];
  for (const { api } of [one, other]) slugs.push((await api('sellers.mine', {})).seller.slug);
  expect(slugs).toEqual(['clay-kiln', expect.stringMatching(/^clay-kiln-[0-9a-f]{12}$/)]);
  expect(await outcomeOf(other.api('sellers.update', { body: { slug: 'clay-kiln' } }))).toBe('slug-taken');
  await other.api('sellers.update', { body: { slug: 'other-kiln', about: 'Slow pots', name: 'Kiln' } });
  const { api } = asGuest(app);
  expect((await api('sellers.one', { params: { slug: 'other-kiln' } })).seller).toMatchObject({
    ...{ vendorId: other.vendorId, name: 'Kiln', about: 'Slow pots', followers: 0, logoUrl: null },
  });
  expect(await outcomeOf(api('sellers.one', { params: { slug: slugs[1] ?? '' } }))).toBe('not-found');
});

test('a page shows what is for sale, and nothing that is archived or of others', async () => {
  const seller = await asSeller(app, { shop: 'Three things' });
  await addProduct((await asSeller(app)).api, {});
  const ids = [];
  for (const name of ['A', 'B', 'C']) ids.push((await addProduct(seller.api, { name })).productId);
  await seller.api('products.update', { params: { productId: ids[1] ?? '' }, body: { status: 'archived' } });
  const page = (after?: string) =>
    asGuest(app).api('sellers.products', {
      params: { slug: 'three-things' },
      query: { limit: 1, ...(after !== undefined && { after }) },
    });
  const first = await page();
  expect([first.products.map(({ name }) => name), first.next]).toEqual([['A'], ids[0]]);
  const second = await page(ids[0]);
  expect([second.products.map(({ name }) => name), second.next]).toEqual([['C'], null]);
});

test('following counts once, whatever is pressed how often', async () => {
  const seller = await asSeller(app, { shop: 'Followed' });
  const params = { vendorId: seller.vendorId };
  const people = [await asUser(app), await asUser(app)];
  for (const { api } of people) {
    await Promise.all([1, 2, 3].map(() => api('follows.set', { params })));
    expect((await api('sellers.one', { params: { slug: 'followed' } })).following).toBe(true);
  }
  const followers = async () =>
    (await asGuest(app).api('sellers.one', { params: { slug: 'followed' } })).seller.followers;
  expect(await followers()).toBe(2);
  const { streamId } = await goLive(seller.api);
  const mine = await people[0]?.api('follows.mine', {});
  expect(mine?.follows).toMatchObject([{ seller: { slug: 'followed' }, liveStreamId: streamId }]);
  for (const _ of [1, 2])
    expect(await people[0]?.api('follows.remove', { params })).toEqual({ following: false, followers: 1 });
  expect((await people[0]?.api('follows.mine', {}))?.follows).toEqual([]);
  const rows = await app.sql`
    select v.followers, count(f.id)::int as counted from vendors v left join follows f on f.vendor_id = v.id group by v.id`;
  for (const row of rows) expect(row['followers']).toBe(row['counted']);
});

test('reminders are of shows that are still to end', async () => {
  const seller = await asSeller(app);
  const { api } = await asUser(app);
  const { streamId } = await prepareShow(seller.api);
  for (const _ of [1, 2]) await api('reminders.set', { params: { streamId } });
  expect((await api('reminders.mine', {})).reminders).toMatchObject([
    { show: { streamId, status: 'scheduled' } },
  ]);
  await seller.api('streams.start', { body: { streamId } });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect((await api('reminders.mine', {})).reminders).toEqual([]);
  expect(await outcomeOf(api('reminders.set', { params: { streamId } }))).toBe('stream-ended');
});

test('a logo and a cover are drawn anew, and gone when another one takes their place', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  const addressOf = async (what: 'logo' | 'cover', file: Awaited<ReturnType<typeof drawnPicture>>) =>
    what === 'logo'
      ? (await api('sellers.setLogo', { file })).seller.logoUrl
      : (await api('streams.setCover', { params: { streamId }, file })).stream.coverUrl;
  for (const what of ['logo', 'cover'] as const) {
    const first = await addressOf(what, await drawnPicture({ widthPx: 3000 }));
    const served = await fetch(`${app.url}${first ?? ''}`);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const second = await addressOf(what, await drawnPicture());
    expect((await fetch(`${app.url}${first ?? ''}`)).status).toBe(404);
    expect((await fetch(`${app.url}${second ?? ''}`)).status).toBe(200);
    const unreadable = new TextEncoder().encode('<svg onload=alert(1)>');
    expect(await outcomeOf(addressOf(what, unreadable))).toBe('image-unreadable');
    expect((await fetch(`${app.url}${second ?? ''}`)).status).toBe(200);
  }
  expect((await api('sellers.removeLogo', {})).seller.logoUrl).toBeNull();
  expect((await api('streams.removeCover', { params: { streamId } })).stream.coverUrl).toBeNull();
});

test('upcoming shows come in the order of their times, without those that others should not see', async () => {
  const seller = await asSeller(app);
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const show = async (
    title: string,
    hours: number,
    visibility: 'public' | 'unlisted' | 'rehearsal' = 'public',
  ) =>
    (await seller.api('streams.create', { body: { title, scheduledAt: inHours(hours), visibility } })).stream;
  await show('third', 5);
  await show('first', -0.5);
  await show('second', 2);
  await show('missed', -2);
  await show('hidden', 1, 'unlisted');
  await show('practice', 1, 'rehearsal');
  const titles: string[] = [];
  let after: string | undefined;
  do {
    const query = { vendorId: seller.vendorId, limit: 1, ...(after !== undefined && { after }) };
    const page = await asGuest(app).api('listings.upcoming', { query });
    titles.push(...page.shows.map(({ title }) => title));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(titles).toEqual(['first', 'second', 'third']);
});

test('a show to come goes into a calendar', async () => {
  const seller = await asSeller(app, { shop: 'Kiln' });
  const body = { title: 'Mugs; and\u2028bowls, too', scheduledAt: '2090-05-01T18:00:00Z' };
  const { stream } = await seller.api('streams.create', { body });
  const { shows } = await asGuest(app).api('listings.upcoming', { query: { vendorId: seller.vendorId } });
  const answer = await fetch(`${app.url}${shows[0]?.calendarUrl ?? ''}`);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await answer.text();
  expect(text).toContain('DTSTART:20900501T180000Z\r\n');
  expect(text).toContain(String.raw`SUMMARY:Mugs\; and\nbowls\, too – Kiln`);
  expect(text.replaceAll('\r\n ', '')).toContain(`URL:${app.url}/shows/${stream.streamId}\r\n`);
});

test('Save takes title, visibility and cover; the replay is found by its address alone', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  await leavePart(app.recordingsDir, streamId, 2);
  const terms = { title: 'Last evening', visibility: 'unlisted', coverAtMs: 99_000 } as const;
  const { savedStream } = await seller.api('endStream.save', { body: { streamId, ...terms } });
  expect(savedStream).toMatchObject({ title: 'Last evening', visibility: 'unlisted', state: 'ready' });
  const cover = await fetch(`${app.url}${savedStream.coverUrl ?? ''}`);
  expect([cover.status, cover.headers.get('content-type')]).toEqual([200, 'image/webp']);
  const { api } = asGuest(app);
  const query = { vendorId: seller.vendorId };
  expect((await api('recordings.list', { query })).savedStreams).toEqual([]);
  expect((await api('listings.replays', { query })).replays).toEqual([]);
  const { savedStreamId } = savedStream;
  await api('recordings.one', { params: { savedStreamId } });
  const change = { title: 'Found', visibility: 'public', coverAtMs: 0 } as const;
  const changed = await seller.api('recordings.update', { params: { savedStreamId }, body: change });
  expect(changed.savedStream.coverUrl).not.toBe(savedStream.coverUrl);
  expect((await api('listings.replays', { query })).replays).toMatchObject([
    { savedStreamId, title: 'Found' },
  ]);
  const { csv } = await seller.api('streams.csv', { query: { streamId } });
  expect(csv.split('\r\n')[1]).toContain(`${streamId},Found,ended,`);
});

test('Delete wants the title or the word for it', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await goLive(api);
  const remove = (confirm: string) => outcomeOf(api('endStream.delete', { body: { streamId, confirm } }));
  expect(await remove('')).toBe('invalid-input');
  expect(await remove('evening')).toBe('invalid-input');
  expect(await remove('Evening show')).toBe('ok');
  expect(await remove('DELETE')).toBe('ok');
});
