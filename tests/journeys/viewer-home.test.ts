import { afterAll, beforeAll, expect, test } from 'vitest';
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

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ databaseUrl: database.url });
  browser = await launchViewerBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.close();
});

test('a planned show counts down on the first page, and can be taken into a calendar', async () => {
  const seller = await asSeller(server, { shop: 'Clay & Kiln' });
  const scheduledAt = new Date(Date.now() + 175 * 60_000).toISOString();
  await seller.api('streams.create', { body: { title: 'Bowls by night', productIds: [], scheduledAt } });
  for (const [name, look] of [
    ['phone-dark', { widthPx: 390, heightPx: 844, theme: 'dark' }],
    ['phone-light', { widthPx: 390, heightPx: 844, theme: 'light' }],
    ['laptop-dark', { theme: 'dark' }],
    ['laptop-light', { theme: 'light' }],
  ] as const) {
    const page = await (await browser.person(look)).newPage();
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Bowls by night' }).waitFor({ timeout: soonMs });
    expect(await page.getByRole('timer').first().textContent()).toMatch(/^in 2:5\d:\d\d$/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Calendar file for Bowls by night' }).click();
    expect((await download).suggestedFilename()).toBe('show.ics');
    await keepScreenshot(page, `home-${name}`);
    await expectAccessible(page);
    await page.close();
  }
});
