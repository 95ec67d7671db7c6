import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { asSeller } from '../support/drivers.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { soonMs } from '../support/seller-desk.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { launchViewerBrowser, type ViewerBrowser } from '../support/viewer-browser.ts';

let database: TestDatabase;
let server: ServerProcess;
let browser: ViewerBrowser;
let showPath: string;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ databaseUrl: database.url });
  browser = await launchViewerBrowser();
  const seller = await asSeller(server, { shop: 'Clay & Kiln' });
  const { stream } = await seller.api('streams.create', {
    body: {
      title: 'Unabbreviatedlylongword of a title that goes on and on',
      productIds: [],
      scheduledAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
  showPath = `/shows/${stream.streamId}`;
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.close();
});

/** How far the page reaches beyond the screen, in px, and what of the head is cut off at its end. */
const overhang = (page: Page) =>
  page.evaluate(() => ({
    page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    head: [...document.querySelectorAll('.header a, .header > button')]
      .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map((part) => part.textContent),
  }));

describe.each([
  ['en-US', 390],
  ['de-DE', 390],
  ['de-DE', 360],
] as const)('in %s on a phone %i px wide', (locale, widthPx) => {
  test('no page reaches beyond the screen, and its head is whole', async () => {
    const page = await (await browser.person({ widthPx, heightPx: 844, locale })).newPage();
    for (const path of [
      '/',
      '/replays',
      '/cart',
      '/login?return=%2F',
      '/register?return=%2F',
      showPath,
      '/no',
    ]) {
      await page.goto(`${server.url}${path}`);
      await page.getByRole('heading').first().waitFor({ timeout: soonMs });
      await expect.poll(() => overhang(page), { message: path }).toEqual({ page: 0, head: [] });
      await expectAccessible(page);
    }
    await page.goto(server.url);
    await page.getByRole('heading').first().waitFor({ timeout: soonMs });
    await keepScreenshot(page, `narrow-${widthPx}-${locale}`);
  });
});
