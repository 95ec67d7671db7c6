import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asSeller } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { prepareShow } from '../support/shows.ts';
import { openViewerStage, type ViewerStage } from '../support/viewer-stage.ts';

let stage: ViewerStage;
let showPath: string;
let sellerPath: string;

beforeAll(async () => {
  stage = await openViewerStage();
  const { api } = await asSeller(stage.server, { shop: 'Clay & Kiln' });
  const { streamId, vendor } = await prepareShow(api);
  showPath = `/shows/${streamId}`;
  sellerPath = `/sellers/${vendor.slug}`;
});

afterAll(async () => {
  await stage?.close();
});

/** Opens the sheet by the keyboard, as somebody does who uses no mouse. */
async function openSheet(page: Page) {
  const button = page.getByRole('button', { name: 'Share' });
  await button.waitFor({ timeout: soonMs });
  await button.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await sheet.waitFor({ timeout: soonMs });
  return { button, sheet };
}

test.each([
  ['phone-dark', { widthPx: 390, heightPx: 844, theme: 'dark' }],
  ['laptop-light', { theme: 'light' }],
] as const)('a show and a seller’s page are passed on by link and code (%s)', async (name, look) => {
  const person = await stage.browser.person(look);
  await person.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await person.newPage();
  for (const path of [showPath, sellerPath]) {
    await page.goto(stage.server.url + path);
    const { button, sheet } = await openSheet(page);
    const address = new URL(path, stage.server.url).href;
    expect(await sheet.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(address);
    await sheet.getByRole('img', { name: /^QR code/ }).waitFor({ timeout: soonMs });
    await sheet.getByRole('button', { name: 'Copy link' }).click();
    await sheet.getByText('The link is copied.').waitFor({ timeout: soonMs });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await keepScreenshot(page, `share-${path === showPath ? 'show' : 'seller'}-${name}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.count()).toBe(0);
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  await person.close();
});
