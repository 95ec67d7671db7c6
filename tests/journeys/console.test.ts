import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { type EventsSent, makeBusy, makeCrowd } from '../support/busy-show.ts';
import { asSeller, asUser, type UserPerson } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { keepNumbers } from '../support/kept-numbers.ts';
import type { LiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { demoSeller, soonMs } from '../support/seller-desk.ts';
import { openShowStage } from '../support/show-stage.ts';
import { outcomeOf, paying } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { watchSmoothness } from '../support/smoothness.ts';

const name = 'Ada, whose name is as long as they get';
const [mug] = demoSeller.products;
if (!mug) throw new Error('the demo shop has products');
const address = {
  ...{ name: 'Ada Lovelace', line1: '12 St James’s Square', postalCode: 'SW1Y 4JH' },
  ...{ city: 'London', country: 'GB' },
};

let stage: LiveStage;
let page: Page;
let viewer: Page;
let writer: UserPerson;
let reporters: readonly UserPerson[];
let streamId: string;

beforeAll(async () => {
  ({ stage, page, viewer, writer, streamId } = await openShowStage('Everything under control', name));
  reporters = [await asUser(stage.server), await asUser(stage.server)];
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-console');
});

const say = (text: string) => writer.api('interact.comment', { body: { streamId, text } });
const heardBy = (reader: Page, text: string) => reader.getByRole('log').getByText(text, { exact: true });
const dialogOf = (title: string | RegExp) => page.getByRole('dialog', { name: title });
const isFocusedIn = (title: string) =>
  dialogOf(title).evaluate((dialog) => dialog.contains(document.activeElement));

/** Everybody who reports finds a comment unfit. */
async function report(text: string): Promise<void> {
  const { comment } = await say(text);
  for (const { api } of reporters)
    await api('comments.report', {
      params: { commentId: comment.commentId },
      body: { reason: 'spam', note: 'It is in every show' },
    });
}

describe('a seller decides what was reported', () => {
  test('a badge says how much waits, and the list why', async () => {
    await page.getByRole('button', { name: 'Reported comments', exact: true }).click();
    await dialogOf('Reported comments').getByText('Nothing to decide').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-reports-none');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await report('Buy my stuff instead');
    await report('Is this even stoneware?');
    await page
      .getByRole('button', { name: 'Reported comments: 2 to decide' })
      .press('Enter', { timeout: soonMs });
    const row = dialogOf('Reported comments')
      .getByRole('listitem')
      .filter({ hasText: 'Buy my stuff instead' });
    await row.getByText('Reported by 2 people · Spam or advertising').waitFor({ timeout: soonMs });
    expect(await row.getByText('It is in every show').count()).toBe(2);
    await keepScreenshot(page, 'studio-reports');
    await expectAccessible(page);
  });

  test('hides one for everyone and keeps the other', async () => {
    const dialog = dialogOf('Reported comments');
    await dialog
      .getByRole('button', { name: `Hide this comment of ${name}` })
      .first()
      .press('Enter');
    await dialog.getByText('The comment is hidden.').waitFor({ timeout: soonMs });
    await heardBy(viewer, 'Buy my stuff instead').waitFor({ state: 'detached', timeout: soonMs });
    await heardBy(page, 'Hidden by you').waitFor({ timeout: soonMs });
    expect(await isFocusedIn('Reported comments')).toBe(true);
    await dialog.getByRole('button', { name: `Keep this comment of ${name}` }).press('Enter');
    await dialog.getByText('Nothing to decide').waitFor({ timeout: soonMs });
    await dialog.getByText('The comment stays.').waitFor({ timeout: soonMs });
    expect(await heardBy(viewer, 'Is this even stoneware?').count()).toBe(1);
  });

  test('mutes whoever wrote it, from there', async () => {
    await page.keyboard.press('Escape');
    await report('And another offer');
    await page
      .getByRole('button', { name: 'Reported comments: 1 to decide' })
      .press('Enter', { timeout: soonMs });
    await page.getByRole('button', { name: `Mute ${name}…` }).press('Enter');
    await dialogOf(`Mute ${name}?`).getByRole('button', { name: 'Mute', exact: true }).press('Enter');
    await dialogOf(`Mute ${name}?`).waitFor({ state: 'detached', timeout: soonMs });
    expect(await outcomeOf(say('One more offer'))).toBe('muted');
    await page.getByRole('button', { name: `Hide this comment of ${name}` }).press('Enter');
    await page.getByText('Nothing to decide').waitFor({ timeout: soonMs });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Reported comments', exact: true }).waitFor({ timeout: soonMs });
  });
});

describe('a seller sells on, while live', () => {
  const productLine = () => page.getByRole('listitem').filter({ hasText: mug.name });
  const priceField = () => page.getByRole('textbox', { name: `Price of ${mug.name}` });

  test('what cannot be is said before it is sent', async () => {
    await page.getByRole('button', { name: `Change price and stock of ${mug.name}` }).press('Enter');
    await expect.poll(() => priceField().evaluate((field) => field === document.activeElement)).toBe(true);
    await priceField().fill('free');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/^Enter a price/)
      .waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-price-stock-fault');
    await expectAccessible(page);
  });

  test('a sale in the meantime is told, and not undone', async () => {
    await priceField().fill('19.90');
    await page.getByRole('textbox', { name: `In stock of ${mug.name}` }).fill('45');
    await buyOneMug();
    await page
      .getByText('The stock became 39 in the meantime. Saving makes it 44.')
      .waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-price-stock');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await dialogOf(/^Price and stock/).waitFor({ state: 'detached', timeout: soonMs });
    await productLine().getByText('44 in stock').first().waitFor({ timeout: soonMs });
    await viewer.getByText('€19.90').first().waitFor({ timeout: soonMs });
    const { product } = await writer.api('products.one', { params: { productId: await mugId() } });
    expect([product.price.amountMinor, product.stock]).toEqual([1990, 44]);
  });

  test('a coupon is made and written to everyone', async () => {
    await page.getByRole('button', { name: 'New coupon' }).press('Enter');
    await page.getByRole('textbox', { name: 'Code' }).fill('live10');
    await page.getByRole('button', { name: 'Create coupon' }).press('Enter');
    await dialogOf('LIVE10 is ready').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-coupon-ready');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Write it in the chat' }).press('Enter');
    await dialogOf('LIVE10 is ready').waitFor({ state: 'detached', timeout: soonMs });
    for (const reader of [page, viewer])
      await heardBy(reader, 'Code LIVE10: 10% off').waitFor({ timeout: soonMs });
  });
});

describe('the feeds', () => {
  test('draw what is in view, and stand still for whoever reads back', async () => {
    const talker = await asUser(stage.server, { displayName: 'Grace' });
    const tell = (text: string) => talker.api('interact.comment', { body: { streamId, text } });
    for (let nth = 1; nth <= 60; nth += 1) await tell(`Question ${nth}`);
    await heardBy(page, 'Question 60').waitFor({ timeout: soonMs });
    const log = page.getByRole('log');
    expect(await log.getByRole('listitem').count()).toBeLessThan(45);
    const last = log.getByRole('listitem').last();
    expect(await last.getAttribute('aria-posinset')).toBe(await last.getAttribute('aria-setsize'));
    await log.focus();
    await page.keyboard.press('Home');
    const read = log.getByRole('listitem').first();
    await expect.poll(() => read.getAttribute('aria-posinset'), { timeout: soonMs }).toBe('1');
    await expect.poll(() => log.getAttribute('aria-live')).toBe('off');
    await tell('Somebody else asks');
    await page.getByRole('button', { name: 'New comments' }).waitFor({ timeout: soonMs });
    expect(await log.evaluate((element) => element.scrollTop)).toBe(0);
    await keepScreenshot(page, 'studio-chat-read-back');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'New comments' }).press('Enter');
    await heardBy(page, 'Somebody else asks').waitFor({ timeout: soonMs });
    await page.getByRole('button', { name: 'New comments' }).waitFor({ state: 'detached', timeout: soonMs });
  });

  test('stay smooth at fifty events a second', { timeout: 300_000 }, async () => {
    const { server, database } = stage;
    const crowd = await makeCrowd(server, database.sql);
    const seconds = sizeOf(10, 60);
    // The viewer's picture would be decoded beside it; the numbers are the studio's.
    await viewer.close();
    // The same in a show that this studio does not see tells what the busy machine alone does to it.
    const other = await goLive((await asSeller(server)).api);
    const beside = await watchSmoothness(page, async () => {
      await makeBusy(crowd, other.streamId, seconds, 'Elsewhere');
    });
    const lastWords = 'That was a lot';
    let sent: EventsSent | null = null;
    const smoothness = await watchSmoothness(page, async () => {
      sent = await makeBusy(crowd, streamId, seconds, lastWords);
      await heardBy(page, lastWords).waitFor({ timeout: soonMs });
    });
    await keepNumbers('studio-feeds', { sent, smoothness, beside });
    await keepScreenshot(page, 'studio-busy');
    await expectAccessible(page);
    expect(await page.getByRole('log').getByRole('listitem').count()).toBeLessThan(45);
    // What is promised is 50 ms on a machine that does nothing else; this one also runs the server and encodes the picture.
    expect(smoothness.longestTaskMs).toBeLessThan(500);
  });
});

async function mugId(): Promise<string> {
  const { streams } = await writer.api('streams.list', { query: { streamId } });
  const found = streams[0]?.featured.find((product) => product.name === mug?.name);
  if (!found) throw new Error('the mug is in the show');
  return found.productId;
}

/** Somebody who watches buys a mug. */
async function buyOneMug(): Promise<void> {
  const [buyer] = reporters;
  if (!buyer) throw new Error('somebody watches');
  const productId = await mugId();
  const { order } = await buyer.api('checkout.begin', {
    body: { product: { productId, streamId }, address },
    idempotencyKey: randomUUID(),
  });
  await buyer.api('checkout.pay', {
    params: { orderId: order.orderId },
    body: { payment: paying('approve') },
    idempotencyKey: randomUUID(),
  });
}
