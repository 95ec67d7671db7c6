import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  asBearer,
  asGuest,
  asSeller,
  asUser,
  type SellerPerson,
  type UserPerson,
} from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { hostShow, type Listener, openSocket, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

// Whoever logs out or is suspended loses what is open within this time (T2, T13), in ms.
const goneWithinMs = 2000;

let app: TestApp;
let admin: UserPerson;
beforeAll(async () => {
  app = await startApp();
  admin = await asUser(app);
  await app.sql`update users set role = 'admin' where id = ${admin.userId}`;
});
afterAll(async () => {
  await expectBooksToAgree(app.sql);
  await app.close();
});

async function logInAgain({ account, password }: UserPerson) {
  const body = { username: account.username, password, transport: 'bearer' } as const;
  return asBearer(app, (await asGuest(app).api('accounts.login', { body })).token ?? '');
}

/** A host's socket with a transport, and a viewer's. */
async function openBoth(seller: SellerPerson, viewer: UserPerson) {
  const { streamId } = await goLive(seller.api);
  const host = await hostShow(app.url, seller, streamId);
  await host.request('media.createTransport', { direction: 'send' });
  const page = await watchShow(app.url, viewer, streamId);
  await page.request('media.createTransport', { direction: 'recv' });
  return { streamId, host, page };
}

async function peersInMedia(): Promise<number> {
  const { body } = await asGuest(app).send('GET', '/metrics');
  return Number(/^stallcast_media_peers (\d+)$/m.exec(body)?.[1]);
}

const isGone = async (socket: Listener) =>
  await expect.poll(() => socket.status, { timeout: goneWithinMs, interval: 20 }).not.toBe('connected');

test('T2: a login ends the session that its browser had before, whoever put it there', async () => {
  const attacker = asGuest(app);
  const [own, victim] = [await asUser(app), await asUser(app)];
  const logIn = ({ account, password }: UserPerson) =>
    attacker.api('accounts.login', { body: { username: account.username, password } });
  await logIn(own);
  const preset = attacker.headers()['cookie'] ?? '';
  await logIn(victim);
  expect(attacker.headers()['cookie']).not.toBe(preset);
  const headers = { cookie: preset, 'sec-fetch-site': 'same-origin' };
  const answer = await asGuest(app).send('GET', '/api/orders', undefined, headers);
  expect(answer.status).toBe(401);
});

test('T2: logging out closes within 2 s what this login opened, and nothing of another one', async () => {
  const seller = await asSeller(app);
  const viewer = await asUser(app);
  const { streamId, host, page } = await openBoth(seller, viewer);
  const phone = await logInAgain(viewer);
  const other = await watchShow(app.url, phone, streamId);
  const guest = await watchShow(app.url, asGuest(app), streamId);
  const stale = (await viewer.api('viewers.join', { body: { streamId } })).ticket;
  const hostTicket = (await seller.api('streams.hostTicket', { body: { streamId } })).ticket;
  expect(await peersInMedia()).toBe(2);

  await Promise.all([viewer.api('accounts.logout', {}), seller.api('accounts.logout', {})]);
  await Promise.all([isGone(host), isGone(page)]);
  expect(await peersInMedia()).toBe(0);
  expect([other.status, guest.status]).toEqual(['connected', 'connected']);
  await expect(viewer.api('orders.mine', {})).rejects.toMatchObject({ code: 'unauthenticated', status: 401 });

  const late = await openSocket(app.url);
  await expect(late.request('show.watch', { ticket: stale })).rejects.toMatchObject({
    code: 'ticket-invalid',
  });
  await expect(late.request('show.host', { ticket: hostTicket })).rejects.toMatchObject({
    code: 'ticket-invalid',
  });
  for (const socket of [host, page, other, guest, late]) socket.close();
});

test('T13: whoever is banned is put out within 2 s, and stays out of sockets and routes until the ban is lifted', async () => {
  const seller = await asSeller(app);
  const viewer = await asUser(app);
  const { streamId, host, page } = await openBoth(seller, viewer);
  const stale = (await viewer.api('viewers.join', { body: { streamId } })).ticket;
  const hostTicket = (await seller.api('streams.hostTicket', { body: { streamId } })).ticket;

  const began = performance.now();
  for (const { userId } of [viewer, seller])
    await admin.api('bans.set', { body: { userId, reason: 'Spam' } });
  await Promise.all([isGone(host), isGone(page)]);
  expect(performance.now() - began).toBeLessThan(goneWithinMs + 1000);
  expect(await peersInMedia()).toBe(0);

  const heard = page.heard('show.comment').length;
  const other = await asUser(app);
  await other.api('interact.comment', { body: { streamId, text: 'Anybody there?' } });
  expect(page.heard('show.comment')).toHaveLength(heard);

  const late = await openSocket(app.url);
  await expect(late.request('show.watch', { ticket: stale })).rejects.toMatchObject({
    code: 'banned',
    status: 403,
  });
  await expect(late.request('show.host', { ticket: hostTicket })).rejects.toMatchObject({ code: 'banned' });
  await expect(late.request('media.capabilities', {})).rejects.toMatchObject({ code: 'ticket-invalid' });
  await expect(viewer.api('viewers.join', { body: { streamId } })).rejects.toMatchObject({ status: 403 });
  await expect(logInAgain(viewer)).rejects.toMatchObject({ code: 'banned' });

  for (const { userId } of [viewer, seller]) await admin.api('bans.lift', { params: { userId } });
  const back = await hostShow(app.url, seller, streamId);
  for (const socket of [host, page, late, back]) socket.close();
});

test('T13: whom a seller keeps out leaves their shows within 2 s, and only theirs, until let in again', async () => {
  const [seller, other] = [await asSeller(app), await asSeller(app)];
  const rude = await asUser(app, { displayName: 'Rude' });
  const { streamId, host, page } = await openBoth(seller, rude);
  const elsewhere = (await goLive(other.api)).streamId;
  const otherPage = await watchShow(app.url, rude, elsewhere);
  const stale = (await rude.api('viewers.join', { body: { streamId } })).ticket;

  const ban = { userId: rude.userId, kind: 'ban', reason: 'Rude' } as const;
  const { restriction } = await seller.api('moderation.restrict', { body: ban });
  expect(restriction).toMatchObject({ ...ban, displayName: 'Rude', streamId: null, until: null });
  await isGone(page);
  expect([host.status, otherPage.status]).toEqual(['connected', 'connected']);

  const refused = { code: 'banned-from-shop', status: 403 };
  const body = { streamId };
  await expect(rude.api('viewers.join', { body })).rejects.toMatchObject(refused);
  await expect(rude.api('interact.like', { body })).rejects.toMatchObject(refused);
  await expect(rude.api('interact.dislike', { body })).rejects.toMatchObject(refused);
  await expect(rude.api('interact.comment', { body: { ...body, text: 'Ha' } })).rejects.toMatchObject(
    refused,
  );
  const late = await openSocket(app.url);
  await expect(late.request('show.watch', { ticket: stale })).rejects.toMatchObject(refused);
  await rude.api('interact.like', { body: { streamId: elsewhere } });
  const { comments } = await rude.api('interact.getComments', { body });
  expect(comments).toEqual([]);

  // The other seller neither sees nor lifts it; the same again changes the reason, and stays one.
  expect((await other.api('moderation.list', {})).restrictions).toEqual([]);
  const params = { restrictionId: restriction.restrictionId };
  await expect(other.api('moderation.lift', { params })).rejects.toMatchObject({ code: 'not-found' });
  const again = { ...ban, reason: 'Very rude' };
  await Promise.all([
    seller.api('moderation.restrict', { body: again }),
    seller.api('moderation.restrict', { body: again }),
  ]);
  expect((await seller.api('moderation.list', {})).restrictions).toMatchObject([again]);
  const own = { body: { ...ban, userId: seller.userId } };
  await expect(seller.api('moderation.restrict', own)).rejects.toMatchObject({ code: 'forbidden' });

  await seller.api('moderation.lift', { params });
  expect((await seller.api('moderation.list', {})).restrictions).toEqual([]);
  const back = await watchShow(app.url, rude, streamId);
  await rude.api('interact.comment', { body: { streamId, text: 'Sorry' } });
  for (const socket of [host, page, otherPage, late, back]) socket.close();
});

test('T13: admins see who is banned, page by page; a ban that has run out is none', async () => {
  const people = [await asUser(app, { displayName: 'One' }), await asUser(app), await asUser(app)];
  for (const { userId } of people) await admin.api('bans.set', { body: { userId, reason: 'Rude' } });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { bans, next } = await admin.api('bans.list', {
      query: { limit: 2, ...(after !== undefined && { after }) },
    });
    seen.push(...bans.map(({ userId }) => userId));
    after = next;
  }
  expect(seen).toEqual(people.map(({ userId }) => userId).toSorted());

  const [first, second] = people;
  if (!first || !second) throw new Error('there are three');
  const soon = new Date(Date.now() + 400).toISOString();
  const { ban } = await admin.api('bans.set', { body: { userId: first.userId, expiresAt: soon } });
  expect(ban).toEqual({
    ...{ userId: first.userId, username: first.account.username, displayName: 'One' },
    ...{ reason: '', expiresAt: soon },
  });
  await expect(first.api('cart.show', {})).rejects.toMatchObject({ code: 'banned' });
  await expect
    .poll(
      () =>
        first.api('cart.show', {}).then(
          () => 'in',
          () => 'out',
        ),
      { timeout: 3000 },
    )
    .toBe('in');
  await admin.api('bans.lift', { params: { userId: second.userId } });
  await expect(second.api('cart.show', {})).resolves.toHaveProperty('cart');
  const again = admin.api('bans.lift', { params: { userId: second.userId } });
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
});

test('T13: admins cannot lock each other out', async () => {
  const other = await asUser(app);
  await app.sql`update users set role = 'admin' where id = ${other.userId}`;
  for (const { userId } of [other, admin]) {
    await expect(admin.api('bans.set', { body: { userId } })).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(other.api('bans.list', {})).resolves.toHaveProperty('bans');
});
