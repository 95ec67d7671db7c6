import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { addProduct, buy } from '../support/shopping.ts';
import { openSocket, watchShow } from '../support/show-sockets.ts';
import { findShow, goLive } from '../support/shows.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { openWallClock, type WallClock } from './rig/wall-clock.ts';

const stock = 1000;
const hour = 3600;

let clock: WallClock;
let rig: Rig;
let seller: SellerPerson;
let buyer: UserPerson;
let productId: string;

beforeAll(async () => {
  clock = await openWallClock();
  rig = await openRig({ env: clock.env });
  seller = await asSeller(rig);
  buyer = await asUser(rig);
  ({ productId } = await addProduct(seller.api, { stock }));
});
afterAll(async () => {
  await rig?.close();
  await clock?.close();
});

/** Sets the server's clock, and waits until its answers show it. */
async function setClock(aheadSeconds: number): Promise<void> {
  await clock.set(aheadSeconds);
  await msUntil(async () => {
    const { headers } = await asGuest(rig).send('GET', '/livez');
    const aheadMs = Date.parse(headers['date'] ?? '') - Date.now();
    return Math.abs(aheadMs - aheadSeconds * 1000) < 5000;
  }, 10_000);
}

test('F26: a server whose clock is set during a show miscounts no time and mixes up no order', async () => {
  const limits = { 'duration wrong by, ms': 2000, 'viewers lost': 0, 'facts out of order': 0 };
  await expectRounds({ id: 'F26', what: 'clock set by 2 h', limits }, async () => {
    await setClock(0);
    const { streamId } = await goLive(seller.api, [productId]);
    const startedAtMs = performance.now();
    const viewer = await watchShow(rig.url, asGuest(rig), streamId);
    const said: string[] = [];
    // Two hours on, back again, and ten minutes behind: what is done at each is ordered as it was done.
    for (const aheadSeconds of [0, 2 * hour, 0, -600]) {
      await setClock(aheadSeconds);
      const text = `at ${aheadSeconds} (${said.length})`;
      await buyer.api('interact.comment', { body: { streamId, text } });
      await buy(buyer.api, { productId, streamId });
      said.push(text);
    }
    await msUntil(() => viewer.heard('show.comment').length === said.length, 5000);
    const stats = await seller.api('stats.show', { query: { streamId } });
    const seen = stats.comments.map(({ text }) => text);
    const heard = viewer.heard('show.comment').map(({ text }) => text);
    expect(stats.orders.length).toBe(said.length);
    expect(stats.orders.map(({ cursor }) => cursor)).toEqual(
      stats.orders.map(({ cursor }) => cursor).toSorted(byNumber),
    );
    const viewersLost = 1 - stats.counters.viewersNow;
    await setClock(-600);
    const lastedMs = performance.now() - startedAtMs;
    const { figures } = await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
    viewer.close();
    const ended = await findShow(seller.api, streamId);
    expect(Date.parse(ended?.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(ended?.startedAt ?? ''));
    await rig.expectIntact({ [productId]: stock });
    return {
      'duration wrong by, ms': Math.abs(figures.durationMs - lastedMs),
      'viewers lost': viewersLost,
      'facts out of order': [seen, heard].filter((texts) => texts.join() !== said.join()).length,
    };
  });
});

test('F26: a ticket survives a clock that was set by a minute, and logins one that was set by hours', async () => {
  await setClock(0);
  const { streamId } = await goLive(seller.api, [productId]);
  const { ticket } = await asGuest(rig).api('viewers.join', { body: { streamId } });
  const enter = async () => {
    const socket = await openSocket(rig.url);
    await socket.request('show.watch', { ticket }).finally(() => socket.close());
  };
  // Good for a minute, and a minute of leeway for clocks that are not the same.
  await setClock(90);
  await enter();
  await setClock(2 * hour);
  await expect(enter()).rejects.toMatchObject({ code: 'ticket-invalid' });
  expect((await buyer.api('accounts.me', {})).account?.userId).toBe(buyer.userId);
  await setClock(-600);
  await enter();
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  await setClock(0);
  await rig.expectIntact();
});

const byNumber = (one: number, other: number) => one - other;
