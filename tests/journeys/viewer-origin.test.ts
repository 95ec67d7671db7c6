import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, pay, someAddress, update } from '../support/buying.ts';
import { asSeller, asUser, type UserPerson } from '../support/drivers.ts';
import { insertReplay } from '../support/replays.ts';
import { soonMs } from '../support/seller-desk.ts';
import { addProduct } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

const comment = 'Which glaze is it?';
const street = 'Secret lane 7';

let stage: ViewerStage;
let reader: UserPerson;
/** Addresses, each with a text that is there once the page has been told everything it asks for at first. */
let pages: (readonly [path: string, text: string])[];
/** What is somebody else's than the reader's. */
let secrets: string[];

beforeAll(async () => {
  stage = await openViewerStage();
  const seller = await asSeller(stage.server, { shop: 'Clay & Kiln' });
  const other = await asSeller(stage.server, { shop: 'Lin & Loom' });
  const buyer = await asUser(stage.server, { displayName: 'Berta Buyer' });
  reader = await asUser(stage.server, { displayName: 'Rita Reader' });
  const { productId } = await addProduct(seller.api, { name: 'Speckled mug', isPhysical: true });
  const live = await goLive(seller.api, [productId]);
  await goLive(other.api);
  await other.api('streams.create', {
    body: { title: 'Linen at noon', scheduledAt: new Date(Date.now() + 3_600_000).toISOString() },
  });
  await buyer.api('interact.comment', { body: { streamId: live.streamId, text: comment } });
  await buyer.api('interact.like', { body: { streamId: live.streamId } });
  const order = await begin(buyer.api, { product: { productId, streamId: live.streamId } });
  await update(buyer.api, order.orderId, { address: { ...someAddress, line1: street } });
  await pay(buyer.api, order.orderId);
  const { vendorId } = seller;
  const replayId = await insertReplay(stage.database.sql, { vendorId, productId });
  pages = [
    ...(['/cart', '/login', '/register', '/no'] as const).map((path) => [path, ''] as const),
    ['/', 'Linen at noon'],
    ['/replays', 'Last show'],
    [`/shows/${live.streamId}`, comment],
    [`/replays/${replayId}`, 'Speckled mug'],
    [`/sellers/${live.vendor.slug}`, 'Speckled mug'],
  ];
  secrets = [seller, other, buyer].flatMap(({ account, token }) => [account.email, token]);
  secrets.push(street, order.orderId);
});

afterAll(async () => {
  await stage?.close();
});

/** Everything that a page asks for, and everything that it is told, by whatever way. */
function listenTo(page: Page) {
  const asked = new Set<string>();
  const told: string[] = [];
  const reads: Promise<void>[] = [];
  page.on('request', (request) => asked.add(new URL(request.url()).host));
  page.on('response', (response) => {
    if (!/text|json|javascript/.test(response.headers()['content-type'] ?? '')) return;
    // An answer to a page that is gone cannot be read any more, and was none to it.
    reads.push(
      response.text().then(
        (text) => void told.push(text),
        () => undefined,
      ),
    );
  });
  page.on('websocket', (socket) => {
    asked.add(new URL(socket.url()).host);
    socket.on('framereceived', ({ payload }) => told.push(payload.toString()));
  });
  return {
    asked,
    async told() {
      await Promise.all(reads);
      return told.join('\n');
    },
  };
}

async function readEverything(person: BrowserContext): Promise<void> {
  const page = await person.newPage();
  const heard = listenTo(page);
  let shown = '';
  for (const [path, text] of pages) {
    await page.goto(stage.server.url + path);
    await page.getByRole('heading').first().waitFor({ timeout: soonMs });
    if (text !== '') await page.getByText(text).first().waitFor({ timeout: soonMs });
    await page.waitForLoadState('load');
    shown += await page.content();
  }
  expect([...heard.asked]).toEqual([new URL(stage.server.url).host]);
  const told = await heard.told();
  // It was listened to: what everybody may know is in it.
  for (const known of ['Speckled mug', 'Berta Buyer', comment, 'Linen at noon'])
    expect(told).toContain(known);
  for (const secret of secrets) {
    expect(told).not.toContain(secret);
    expect(shown).not.toContain(secret);
  }
  const cookies = await person.cookies();
  expect(cookies.filter(({ domain, httpOnly }) => domain !== '127.0.0.1' || !httpOnly)).toEqual([]);
  await page.close();
}

test('T34: a guest’s page asks its own server alone, and is told nobody’s e-mail, token, order or address', async () => {
  const person = await stage.browser.person();
  await readEverything(person);
  expect(secrets.length).toBeGreaterThan(7);
  await person.close();
});

test('T34: nor is that of somebody who is logged in told what is another’s', async () => {
  const person = await stage.browser.person();
  const login = await person.request.post(`${stage.server.url}/api/accounts/login`, {
    data: { username: reader.account.username, password: reader.password },
    headers: { origin: stage.server.url },
  });
  expect(login.ok()).toBe(true);
  await readEverything(person);
  await person.close();
});
