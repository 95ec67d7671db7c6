import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { logInAsBuyer } from '../support/buyer-desk.ts';
import { asSeller, asUser } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { addProduct } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

let stage: ViewerStage;

beforeAll(async () => {
  stage = await openViewerStage();
});

afterAll(async () => {
  await stage?.close();
});

async function openShop() {
  const { api } = await asSeller(stage.server, { shop: 'Clay & Kiln' });
  const { productId } = await addProduct(api, { name: 'Speckled mug', stock: 3 });
  const { seller } = await api('sellers.update', { body: { about: 'Stoneware, fired in a barn.' } });
  return { api, productId, path: `/sellers/${seller.slug}` };
}

test('who follows a seller before logging in is a follower when they are back, and finds the live show', async () => {
  const { api, productId, path } = await openShop();
  const fan = await asUser(stage.server);
  const page = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
  await page.goto(stage.server.url + path);
  const follow = page.getByRole('button', { name: 'Follow Clay & Kiln' });
  await follow.click();
  await page.getByText('Log in and you follow this seller.').waitFor({ timeout: soonMs });
  await logInAsBuyer(page, fan.account.username, fan.password);
  await page.getByText('1 follower').waitFor({ timeout: soonMs });
  expect(await follow.getAttribute('aria-pressed')).toBe('true');
  await expectAccessible(page);

  const { streamId } = await goLive(api, [productId]);
  await page.reload();
  const show = page.locator(`a[href="/shows/${streamId}"]`);
  await show.waitFor({ timeout: soonMs });
  await keepScreenshot(page, 'seller-phone-dark');
  await follow.click();
  await page.getByText('0 followers').waitFor({ timeout: soonMs });
  await page.close();
});

test('a seller’s page shows what is for sale on a laptop; an address of nobody says so', async () => {
  const { path } = await openShop();
  const page = await (await stage.browser.person({ theme: 'light' })).newPage();
  await page.goto(stage.server.url + path);
  await page
    .getByRole('button', { name: /Speckled mug/ })
    .first()
    .waitFor({ timeout: soonMs });
  await page.getByText('Stoneware, fired in a barn.').waitFor({ timeout: soonMs });
  await keepScreenshot(page, 'seller-laptop-light');
  await expectAccessible(page);
  await page.goto(`${stage.server.url}/sellers/nobody-at-all`);
  await page.getByRole('heading', { name: 'There is no such seller' }).waitFor({ timeout: soonMs });
  await expectAccessible(page);
  await page.close();
});
