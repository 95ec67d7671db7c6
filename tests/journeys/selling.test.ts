import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asUser, type UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { makeProduct } from '../support/new-product.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { expectFigure, expectOnAir, signIn, soonMs } from '../support/seller-desk.ts';

const product = 'Linen apron with a name that is as long as names can get';
const buyerName = 'Ada of the journey';
const address = {
  ...{ name: 'Ada Lovelace', line1: '12 St James’s Square', postalCode: 'SW1Y 4JH' },
  ...{ city: 'London', country: 'GB' },
};

let stage: LiveStage;
let page: Page;
let buyer: UserPerson;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-selling-'));
  stage = await openLiveStage();
  page = stage.studio.page;
  buyer = await asUser(stage.server, { displayName: buyerName });
});

afterAll(async () => {
  const code = await stage?.close();
  await rm(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-selling');
});

const goTo = (place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();

describe('a seller sells', () => {
  test('a product with sizes and a picture, and what a parcel costs', async () => {
    await signIn(page);
    await goTo('Shop');
    await page.getByRole('textbox', { name: 'A parcel in EUR' }).fill('4.90');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-shop');
    await expectAccessible(page);
    await goTo('Products');
    await makeProduct(page, {
      name: product,
      price: '24.00',
      sizes: [
        ['S', '5'],
        ['M', '3'],
      ],
      pictureFile: await pictureOf(page),
    });
    await page.getByRole('button', { name: product, exact: true }).waitFor({ timeout: soonMs });
    await page.getByText('8 in stock', { exact: true }).waitFor({ timeout: soonMs });
    const picture = page.getByRole('row', { name: new RegExp(product) }).locator('img');
    await expect.poll(() => picture.getAttribute('src'), { timeout: soonMs }).toMatch(/\.webp$/);
    await keepScreenshot(page, 'studio-products');
    await expectAccessible(page);
  });

  test('stock goes up by what was added, whatever is typed into the other fields', async () => {
    await page.getByRole('button', { name: `Change ${product}` }).click();
    await page.getByRole('textbox', { name: 'In stock of variant 2' }).fill('4');
    await keepScreenshot(page, 'studio-product');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('9 in stock', { exact: true }).waitFor({ timeout: soonMs });
  });

  test('live: pins it with one press and drops a size of it', async () => {
    await goTo('Shows');
    await page.getByRole('button', { name: 'New show' }).first().click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Aprons');
    await page.getByRole('button', { name: 'Choose products' }).first().click();
    await page.getByRole('checkbox', { name: `Sell ${product} in this show` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Go live' }).click();
    await expectOnAir(page);
    await page.getByRole('button', { name: `Pin ${product}` }).click();
    await page.getByRole('button', { name: `Unpin ${product}` }).waitFor({ timeout: soonMs });
    await page.getByRole('button', { name: `Start a drop of ${product}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Variant' }).click();
    await page.getByRole('option', { name: /^M/ }).click();
    await dialog.getByRole('textbox', { name: /^Price/ }).fill('19.00');
    await dialog.getByRole('textbox', { name: /^How many/ }).fill('2');
    await dialog.getByRole('combobox', { name: 'Countdown' }).click();
    await page.getByRole('option', { name: 'None: opens at once' }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Start drop' }).click();
    const card = page.getByRole('listitem', { name: `Drop of ${product}` });
    await card.getByText('Open', { exact: true }).waitFor({ timeout: soonMs });
    await card.getByText('0 of 2 taken').waitFor({ timeout: soonMs });
  });

  test('an order comes in, at the price of the drop, and the figures move', async () => {
    await buyInShow();
    await page.getByText(`1 × ${product}`).first().waitFor({ timeout: soonMs });
    await expectFigure(page, 'Orders', '1');
    const card = page.getByRole('listitem', { name: `Drop of ${product}` });
    await card.getByText('1 of 2 taken').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-drop-open');
    await expectAccessible(page);
    await page.getByRole('button', { name: `Close the drop of ${product}` }).click();
    await card.waitFor({ state: 'detached', timeout: soonMs });
  });

  test('a drop takes two presses of the keyboard, and one more to close it', async () => {
    await page.getByRole('button', { name: `Start a drop of ${product}` }).focus();
    await page.keyboard.press('Enter');
    const start = page.getByRole('dialog').getByRole('button', { name: 'Start drop' });
    await expect.poll(() => start.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const card = page.getByRole('listitem', { name: `Drop of ${product}` });
    await card.getByText('Opens in').waitFor({ timeout: soonMs });
    await card.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await card.waitFor({ state: 'detached', timeout: soonMs });
  });

  test('what became of the product stands in a table', async () => {
    await page.getByRole('button', { name: 'Figures', exact: true }).click();
    const sold = page.getByRole('table').getByRole('row', { name: new RegExp(product) });
    await expect.poll(() => sold.textContent(), { timeout: soonMs }).toContain('€19.00');
    await keepScreenshot(page, 'studio-funnel');
    await expectAccessible(page);
  });

  test('after the show its figures and orders are there', async () => {
    await page.getByRole('button', { name: 'End show' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save replay' }).click();
    await page.getByRole('button', { name: 'Figures and orders' }).click({ timeout: soonMs });
    await page.getByRole('button', { name: new RegExp(buyerName) }).waitFor({ timeout: soonMs });
    await page.getByRole('table').getByText(product).waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-show-figures');
    await expectAccessible(page);
  });

  test('sends the order, and its address can be copied', async () => {
    await goTo('Orders');
    await page.getByRole('searchbox').fill(buyerName);
    await page.getByRole('button', { name: new RegExp(`${buyerName}.*To send`) }).click({ timeout: soonMs });
    await page.getByRole('button', { name: 'Copy address' }).click();
    const copied = () => stage.studio.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied, { timeout: soonMs }).toContain('SW1Y 4JH London');
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Royal Mail');
    await dialog.getByRole('textbox', { name: 'Tracking number' }).fill('RM 42');
    await dialog.getByRole('button', { name: 'Mark as sent' }).click();
    await page.getByText('RM 42').waitFor({ timeout: soonMs });
    await page.getByText('Sent', { exact: true }).first().waitFor({ timeout: soonMs });
    const { orders } = await buyer.api('orders.mine', { query: {} });
    expect(orders.map(({ status }) => status)).toEqual(['fulfilled']);
    await keepScreenshot(page, 'studio-orders');
    await expectAccessible(page);
  });

  test('exports the orders where it is said to', async () => {
    const file = join(folder, 'my orders.csv');
    await stage.studio.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await page.getByText('Saved as my orders.csv').waitFor({ timeout: soonMs });
    const [heading, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(heading).toContain(',');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(product);
    expect(rows[0]).toContain(buyerName);
  });

  test('pays a line back after reading the amount', async () => {
    await page.getByRole('button', { name: 'Refund…' }).click();
    await page.getByRole('dialog').getByText('Pay back', { exact: true }).waitFor();
    await keepScreenshot(page, 'studio-refund');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Pay back €23.90' }).click();
    await page.getByRole('article').getByText('Refunded').first().waitFor({ timeout: soonMs });
    const { sql } = stage.database;
    const refunded = async () =>
      (
        await sql`select coalesce(sum(amount_minor), 0)::int as sum from refunds where status = 'succeeded'`
      )[0];
    await expect.poll(refunded, { timeout: soonMs }).toEqual({ sum: 2390 });
    await expectBooksToAgree(sql);
  });
});

/** What the window shows, as a picture on the disk. */
async function pictureOf(shown: Page): Promise<string> {
  const path = join(folder, 'apron.png');
  await shown.screenshot({ path });
  return path;
}

/** One item of the drop that is open, bought by somebody who watches. */
async function buyInShow(): Promise<void> {
  const { streams } = await buyer.api('streams.list', { query: {} });
  const [show] = streams;
  if (!show) throw new Error('a show is live');
  const { drops } = await buyer.api('drops.list', { query: { streamId: show.streamId } });
  const [drop] = drops;
  if (!drop) throw new Error('a drop is open');
  const { productId, variantId, dropId } = drop;
  const { order } = await buyer.api('checkout.begin', {
    body: { product: { productId, variantId, dropId, streamId: show.streamId }, address },
    idempotencyKey: randomUUID(),
  });
  await buyer.api('checkout.pay', {
    params: { orderId: order.orderId },
    body: { payment: { gateway: 'test', method: 'approve' } },
    idempotencyKey: randomUUID(),
  });
}
