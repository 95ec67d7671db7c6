import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { logInAsBuyer } from '../support/buyer-desk.ts';
import { asSeller, asUser } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { goLive } from '../support/shows.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

let stage: ViewerStage;

beforeAll(async () => {
  stage = await openViewerStage();
});

afterAll(async () => {
  await stage?.close();
});

test('a planned show counts down on the first page, and can be taken into a calendar', async () => {
  const seller = await asSeller(stage.server, { shop: 'Clay & Kiln' });
  const scheduledAt = new Date(Date.now() + 175 * 60_000).toISOString();
  await seller.api('streams.create', { body: { title: 'Bowls by night', productIds: [], scheduledAt } });
  for (const [name, look] of [
    ['phone-dark', { widthPx: 390, heightPx: 844, theme: 'dark' }],
    ['phone-light', { widthPx: 390, heightPx: 844, theme: 'light' }],
    ['laptop-dark', { theme: 'dark' }],
    ['laptop-light', { theme: 'light' }],
  ] as const) {
    const page = await (await stage.browser.person(look)).newPage();
    await page.goto(stage.server.url);
    await page.getByRole('link', { name: 'Bowls by night', exact: true }).waitFor({ timeout: soonMs });
    expect(await page.getByRole('timer').first().textContent()).toMatch(/^in 2:5\d:\d\d$/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Calendar file for Bowls by night' }).click();
    expect((await download).suggestedFilename()).toMatch(/^show-.+\.ics$/);
    await keepScreenshot(page, `home-${name}`);
    await expectAccessible(page);
    await page.close();
  }
});

test('who wants to be reminded before logging in is reminded when they are back, and finds the show on top once it has begun', async () => {
  const seller = await asSeller(stage.server, { shop: 'Lin & Loom' });
  const scheduledAt = new Date(Date.now() + 60 * 60_000).toISOString();
  const { stream } = await seller.api('streams.create', {
    body: { title: 'Linen at noon', productIds: [], scheduledAt },
  });
  const fan = await asUser(stage.server);
  const page = await (await stage.browser.person({ widthPx: 390, heightPx: 844 })).newPage();
  await page.goto(stage.server.url);
  const remind = page.getByRole('button', { name: 'Remind me of Linen at noon' });
  await remind.click();
  await page.getByText('Log in and you are reminded of this show.').waitFor({ timeout: soonMs });
  await logInAsBuyer(page, fan.account.username, fan.password);
  await expect.poll(() => remind.getAttribute('aria-pressed'), { timeout: soonMs }).toBe('true');
  await keepScreenshot(page, 'home-reminded');
  await expectAccessible(page);

  await fan.api('follows.set', { params: { vendorId: seller.vendorId } });
  await seller.api('streams.start', { body: { streamId: stream.streamId } });
  const other = await asSeller(stage.server, { shop: 'Other' });
  await goLive(other.api);
  await page.reload();
  await page.getByText('Linen at noon has begun').waitFor({ timeout: soonMs });
  await page.getByRole('heading', { name: 'Sellers you follow' }).waitFor({ timeout: soonMs });
  const titles = await page.locator('.card-grid').first().getByRole('heading').allTextContents();
  expect(titles).toEqual(['Linen at noon', 'Evening show']);
  await keepScreenshot(page, 'home-followed-phone');
  await expectAccessible(page);
  await page.close();
});
