import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { logInAsBuyer } from '../support/buyer-desk.ts';
import { asSeller, asUser } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { addProduct, buyCart } from '../support/shopping.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

let stage: ViewerStage;

beforeAll(async () => {
  stage = await openViewerStage();
});

afterAll(async () => {
  await stage?.close();
});

test('an order of two sellers has an invoice, on paper dark on light and nothing else', async () => {
  const potter = await asSeller(stage.server, { shop: 'Clay & Kiln' });
  const weaver = await asSeller(stage.server, { shop: 'Lin & Loom' });
  const buyer = await asUser(stage.server, { displayName: 'Berta Buyer' });
  for (const [seller, name] of [
    [potter, 'Speckled mug'],
    [weaver, 'Tea towel'],
  ] as const) {
    const { productId } = await addProduct(seller.api, { name });
    await buyer.api('cart.add', { body: { productId, quantity: 2 } });
  }
  const { orderId } = await buyCart(buyer.api);

  const page = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
  await page.goto(`${stage.server.url}/orders/${orderId}`);
  await logInAsBuyer(page, buyer.account.username, buyer.password);
  await page.getByRole('link', { name: 'Invoice' }).click();
  const table = page.getByRole('table');
  await table.waitFor({ timeout: soonMs });
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['Clay & Kiln', 'Lin & Loom']);
  await page.getByRole('main').getByText('Berta Buyer').waitFor({ timeout: soonMs });
  await keepScreenshot(page, 'invoice-phone-dark');
  await expectAccessible(page);

  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header, button, main a').filter({ visible: true }).count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await keepScreenshot(page, 'invoice-paper');
  await page.close();
});
