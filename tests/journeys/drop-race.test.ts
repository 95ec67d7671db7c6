import { randomUUID } from 'node:crypto';
import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { giveAddress, logInAsBuyer, payByTestCard } from '../support/buyer-desk.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { demoSeller, goLive, signIn, soonMs } from '../support/seller-desk.ts';

const [buyer] = demoShop.others;
const [product, second] = demoSeller.products;
if (!buyer || !product || !second) throw new Error('the demo shop has a buyer and products');

/** Chosen in the dialog; long enough for two pages to be ready on a busy machine, in s. */
const countdownSeconds = 10;

let stage: LiveStage;
let laptop: Page;
let phone: Page;

beforeAll(async () => {
  stage = await openLiveStage();
  laptop = await (await stage.browser.person({ widthPx: 1440, heightPx: 900, theme: 'light' })).newPage();
  phone = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(stage.studio.page, 'failed-drop-studio');
  await keepScreenshot(laptop, 'failed-drop-laptop');
  await keepScreenshot(phone, 'failed-drop-phone');
});

const getIt = (page: Page) => page.getByRole('button', { name: `Get it: ${product.name}` });

describe('a drop of the last item, with two who want it', () => {
  test('the seller announces it, and both see the countdown', async () => {
    const { page } = stage.studio;
    await signIn(page);
    await goLive(page, 'One left');
    await comeIn(laptop, buyer.username);
    await comeInAsNewAccount(phone);
    await page.getByRole('button', { name: `Pin ${product.name}` }).click();
    await dropOne(product.name);
    for (const viewer of [laptop, phone]) {
      const soon = viewer.getByRole('button', { name: `Opens soon: ${product.name}` });
      await soon.waitFor({ timeout: soonMs });
      expect(await soon.isDisabled()).toBe(true);
    }
    await keepScreenshot(laptop, 'drop-announced-laptop');
    await keepScreenshot(phone, 'drop-announced-phone');
  });

  test('one of them gets it, and the other reads that it is sold out', async () => {
    await Promise.all(
      [laptop, phone].map((viewer) => getIt(viewer).waitFor({ timeout: countdownSeconds * 1000 + soonMs })),
    );
    await Promise.all([laptop, phone].map((viewer) => getIt(viewer).click()));
    const outcomes = await Promise.all([laptop, phone].map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(['held', 'sold out']);
    const winner = outcomes[0] === 'held' ? laptop : phone;
    const other = winner === laptop ? phone : laptop;
    const sheet = winner.getByRole('dialog');
    await keepScreenshot(winner, 'drop-checkout');
    await expectAccessible(winner);
    await giveAddress(sheet);
    await payByTestCard(sheet);
    await winner.getByText('It’s yours!').waitFor({ timeout: soonMs });
    await keepScreenshot(other, 'drop-sold-out');
    await expectAccessible(other);
    await stage.studio.page.getByText(`1 × ${product.name}`).waitFor({ timeout: soonMs });
    await keepScreenshot(stage.studio.page, 'studio-drop-sold');
  });

  test('one order was made at the price of the drop, and nobody else was charged', async () => {
    const sql = stage.database.sql;
    const orders =
      await sql`select status, items_minor::int as items from orders where status <> 'cancelled'`;
    expect([...orders]).toEqual([{ status: 'paid', items: 900 }]);
    const payments = await sql`select status from payments`;
    expect([...payments]).toEqual([{ status: 'succeeded' }]);
    await expectBooksToAgree(sql);
  });

  test('what is put into the cart from a drop is held there, and bought at its price', async () => {
    await phone.goto(stage.server.url);
    await phone.waitForURL(/\/shows\//);
    await dropOne(second.name);
    await phone
      .getByRole('button', { name: `Keep in the cart: ${second.name}` })
      .click({ timeout: countdownSeconds * 1000 + soonMs });
    await phone.getByText(`${second.name} is in your cart.`).waitFor({ timeout: soonMs });
    await phone.goto(`${stage.server.url}/cart`);
    await phone.getByText('Kept for you for').waitFor({ timeout: soonMs });
    await keepScreenshot(phone, 'drop-in-cart');
    await expectAccessible(phone);
    await phone.getByRole('link', { name: 'Check out' }).click();
    const main = phone.getByRole('main');
    await main.getByRole('button', { name: /^Pay/ }).waitFor({ timeout: soonMs });
    await giveAddress(main);
    await payByTestCard(main);
    await phone.getByText('It’s yours!').waitFor({ timeout: soonMs });
    await keepScreenshot(phone, 'drop-from-cart-bought');
    const sql = stage.database.sql;
    const lines =
      await sql`select unit_price_minor::int as price from order_lines where name = ${second.name}`;
    expect([...lines]).toEqual([{ price: 900 }]);
    await expectBooksToAgree(sql);
  });
});

/** The seller announces a drop of one item for 9 euros. */
async function dropOne(name: string): Promise<void> {
  const { page } = stage.studio;
  await page.getByRole('button', { name: `Start a drop of ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Price/ }).fill('9.00');
  await dialog.getByRole('textbox', { name: /^How many/ }).fill('1');
  await keepScreenshot(page, 'studio-drop-dialog');
  await dialog.getByRole('button', { name: 'Start drop' }).click();
}

async function comeIn(page: Page, username: string, password = demoPassword): Promise<void> {
  await page.goto(`${stage.server.url}/login?return=/`);
  await logInAsBuyer(page, username, password);
  await page.waitForURL(/\/shows\//, { timeout: soonMs });
}

/** The demo shop has one buyer only; the other opens an account. */
async function comeInAsNewAccount(page: Page): Promise<void> {
  const username = `racer${randomUUID().slice(0, 8)}`;
  await page.goto(`${stage.server.url}/register?return=/`);
  await page.getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${username}@stallcast.example`);
  await page.getByLabel('Password').fill('a long enough one');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/shows\//, { timeout: soonMs });
}

/** What the sheet says to who pressed: the item is held for them, or it is gone. */
async function outcomeOf(page: Page): Promise<'held' | 'sold out'> {
  const sheet = page.getByRole('dialog');
  const held = sheet.getByRole('button', { name: /^Pay/ });
  const gone = sheet.getByRole('alert').getByText(/sold out|not enough/i);
  await held.or(gone).first().waitFor({ timeout: soonMs });
  return (await held.isVisible()) ? 'held' : 'sold out';
}
