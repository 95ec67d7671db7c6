import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeCameraPicture } from '../support/fake-camera.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { launchStudio, type StudioApp } from '../support/studio-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { launchViewerBrowser, type ViewerBrowser } from '../support/viewer-browser.ts';
import { hearTone, seeFrame, showsFakeCamera } from '../support/watch-video.ts';

const [seller] = demoShop.sellers;
const [buyer] = demoShop.others;
if (!seller || !buyer) throw new Error('the demo shop has a seller and a buyer');
const [product] = seller.products;
if (!product) throw new Error('the demo seller has products');

/** Longest wait for something that a person expects at once, in ms; two cores also encode and decode the video. */
const soonMs = 15_000;
const title = 'A show with the fake camera';
const comment = 'How deep is the glaze?';

let database: TestDatabase;
let server: ServerProcess;
let studio: StudioApp;
let browser: ViewerBrowser;
let viewer: Page;
/** When the studio said that viewers see it, and when the show was ended. */
const onAir = { fromMs: 0, toMs: 0 };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ databaseUrl: database.url });
  browser = await launchViewerBrowser();
  studio = await launchStudio({ serverUrl: server.url });
  viewer = await (await browser.person()).newPage();
});

afterAll(async () => {
  // A studio that is live would ask before it closes.
  await studio?.kill();
  await browser?.close();
  const code = await server?.close();
  await database?.close();
  expect(code).toBe(0);
});

// What the windows showed when something was not there.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(studio.page, 'failed-studio');
  await keepScreenshot(viewer, 'failed-viewer');
});

/** Keeps a picture of a window for those who look. */
async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir('artifacts/screenshots', { recursive: true });
  await page.screenshot({ path: join('artifacts/screenshots', `${name}.png`) });
}

async function goLive(showTitle: string): Promise<void> {
  const { page } = studio;
  await page.getByRole('button', { name: 'New show' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill(showTitle);
  await page
    .getByRole('button', { name: /^(Add product|Choose products|Edit products)/ })
    .first()
    .click();
  for (const { name } of seller?.products ?? [])
    await page.getByRole('checkbox', { name: `Sell ${name} in this show` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('button', { name: 'End show' }).waitFor({ timeout: soonMs });
}

/** A figure of the studio's dashboard, as it reads. */
function figure(name: string) {
  const figures = studio.page.getByRole('region', { name: 'Figures of the show' });
  return figures.locator('dl', { has: studio.page.getByText(name, { exact: true }) }).locator('dd');
}

async function expectFigure(name: string, value: string): Promise<void> {
  await expect
    .poll(async () => (await figure(name).first().textContent())?.trim(), { timeout: soonMs, message: name })
    .toBe(value);
}

/** Waits until the video shows the fake camera's picture, and then another frame of it. */
async function expectMovingPicture(page: Page): Promise<void> {
  const video = page.locator('video').first();
  await expect.poll(async () => showsFakeCamera(await seeFrame(video)), { timeout: soonMs }).toBe(true);
  await expect.poll(async () => (await seeFrame(video)).number, { timeout: soonMs }).not.toBeNull();
  const first = (await seeFrame(video)).number;
  await expect.poll(async () => (await seeFrame(video)).number, { timeout: soonMs }).not.toBe(first);
}

describe('a show, from going live to its replay', () => {
  test('the seller signs in and goes live', async () => {
    const { page } = studio;
    await page.getByRole('textbox', { name: 'User name' }).fill(seller.account.username);
    await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await goLive(title);
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor({ timeout: soonMs });
    onAir.fromMs = performance.now();
    await expectFigure('Watching now', '0');
  });

  test('a viewer opens the page and sees and hears the seller', async () => {
    await viewer.goto(server.url);
    await viewer.waitForURL(/\/shows\//);
    await expectMovingPicture(viewer);
    await viewer.getByRole('button', { name: 'Tap for sound' }).click();
    const toneHz = await hearTone(viewer.locator('video').first());
    expect(toneHz).toBeGreaterThan(fakeCameraPicture.toneHz - 30);
    expect(toneHz).toBeLessThan(fakeCameraPicture.toneHz + 30);
    await expectFigure('Watching now', '1');
  });

  test('a like that was pressed before login is counted after it', async () => {
    await viewer.getByRole('button', { name: /^Like/ }).first().click();
    await viewer.getByRole('textbox', { name: 'User name' }).fill(buyer.username);
    await viewer.getByLabel('Password').fill(demoPassword);
    await viewer.getByRole('main').getByRole('button', { name: 'Log in' }).click();
    await viewer.waitForURL(/\/shows\//);
    await expectFigure('Likes', '1');
    await expectMovingPicture(viewer);
  });

  test('a comment appears in the studio', async () => {
    await viewer.getByRole('textbox', { name: 'Write a comment' }).fill(comment);
    await viewer.getByRole('button', { name: 'Send' }).click();
    await studio.page.getByText(comment).waitFor({ timeout: soonMs });
    await expectFigure('Comments', '1');
  });

  test('an order is paid, and the studio shows it', async () => {
    await viewer.getByRole('button', { name: `Buy now: ${product.name}` }).click();
    const sheet = viewer.getByRole('dialog');
    await sheet.getByRole('radio', { name: /Approved card/ }).check();
    await sheet.getByRole('button', { name: /^Pay/ }).click();
    await viewer.getByText('It’s yours!').waitFor({ timeout: soonMs });
    await expectMovingPicture(viewer);
    await expectFigure('Orders', '1');
    await studio.page.getByText(`1 × ${product.name}`).waitFor({ timeout: soonMs });
    await keepScreenshot(viewer, 'viewer-order');
    await viewer.getByRole('button', { name: 'Keep watching' }).click();
    await keepScreenshot(viewer, 'viewer-live');
    await keepScreenshot(studio.page, 'studio-live');
  });

  test('the seller ends the show and saves it; the replay plays and has the right length', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'End show' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save replay' }).waitFor();
    await keepScreenshot(page, 'studio-end');
    await dialog.getByRole('button', { name: 'Save replay' }).click();
    onAir.toMs = performance.now();
    await page.getByText('Your show is saved').waitFor({ timeout: soonMs });
    await viewer.getByRole('link', { name: 'Watch the replay' }).click({ timeout: soonMs });
    await viewer.waitForURL(/\/replays\//);
    await expectReplay(viewer);
    await keepScreenshot(viewer, 'viewer-replay');
  });

  test('a second show is deleted and leaves nothing behind', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Back to my shows' }).first().click();
    await goLive('A show that nobody keeps');
    await viewer.goto(server.url);
    await expectMovingPicture(viewer);
    const [show] = await database.sql`select id from live_streams where status = 'live'`;
    const recording = join(server.recordingsDir, String(show?.['id']));
    await expect.poll(() => exists(recording), { timeout: soonMs }).toBe(true);
    await page.getByRole('button', { name: 'End show' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Your show was deleted').waitFor({ timeout: soonMs });
    await expect.poll(() => exists(recording), { timeout: soonMs }).toBe(false);
    expect(
      await database.sql`select 1 from saved_streams where stream_id = ${String(show?.['id'])}`,
    ).toHaveLength(0);
    await viewer.getByText('This show has ended').waitFor({ timeout: soonMs });
  });
});

async function expectReplay(page: Page): Promise<void> {
  const video = page.locator('video').first();
  await expect
    .poll(() => video.evaluate((element) => element instanceof HTMLVideoElement && element.readyState >= 2), {
      timeout: soonMs,
    })
    .toBe(true);
  const seconds = await video.evaluate((element) =>
    element instanceof HTMLVideoElement ? element.duration : 0,
  );
  expect(Math.abs(seconds - (onAir.toMs - onAir.fromMs) / 1000)).toBeLessThanOrEqual(1);
  await video.evaluate((element) => (element instanceof HTMLVideoElement ? element.play() : undefined));
  await expectMovingPicture(page);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
