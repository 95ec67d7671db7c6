import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import { listParts } from '@stallcast/sfu-server/part-files';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { buyOne } from '../support/buyer-desk.ts';
import { fakeCameraPicture } from '../support/fake-camera.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { demoSeller, expectFigure, goLive, signIn, soonMs } from '../support/seller-desk.ts';
import { expectMovingPicture, hearTone } from '../support/watch-video.ts';

const [buyer] = demoShop.others;
const [product] = demoSeller.products;
if (!buyer || !product) throw new Error('the demo shop has a buyer and products');

const title = 'A show with the fake camera';
const replayTitle = 'All about the glaze';
const comment = 'How deep is the glaze?';

let stage: LiveStage;
let viewer: Page;
/** When the server began to record, and when the show was ended; in ms since 1970. */
const recorded = { fromMs: 0, toMs: 0 };

beforeAll(async () => {
  stage = await openLiveStage();
  viewer = await (await stage.browser.person()).newPage();
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

// What the windows showed when something was not there.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(stage.studio.page, 'failed-studio');
  await keepScreenshot(viewer, 'failed-viewer');
});

describe('a show, from going live to its replay', () => {
  test('the seller signs in and goes live', async () => {
    const { page } = stage.studio;
    await signIn(page);
    await goLive(page, title);
    const onAirMs = Date.now();
    recorded.fromMs = await recordingStart();
    expect(recorded.fromMs - onAirMs).toBeLessThan(3000);
    await expectFigure(stage.studio.page, 'Watching now', '0');
  });

  test('a viewer opens the page and sees and hears the seller', async () => {
    await viewer.goto(stage.server.url);
    await viewer.waitForURL(/\/shows\//);
    await expectMovingPicture(viewer.locator('video').first());
    await viewer.getByRole('button', { name: 'Tap for sound' }).click();
    const toneHz = await hearTone(viewer.locator('video').first());
    expect(toneHz).toBeGreaterThan(fakeCameraPicture.toneHz - 30);
    expect(toneHz).toBeLessThan(fakeCameraPicture.toneHz + 30);
    await expectFigure(stage.studio.page, 'Watching now', '1');
  });

  test('a like that was pressed before login is counted after it', async () => {
    await viewer.getByRole('button', { name: /^Like/ }).first().click();
    await viewer.getByRole('textbox', { name: 'User name' }).fill(buyer.username);
    await viewer.getByLabel('Password').fill(demoPassword);
    await viewer.getByRole('main').getByRole('button', { name: 'Log in' }).click();
    await viewer.waitForURL(/\/shows\//);
    await expectFigure(stage.studio.page, 'Likes', '1');
    await expectMovingPicture(viewer.locator('video').first());
  });

  test('a comment appears in the studio', async () => {
    await viewer.getByRole('textbox', { name: 'Write a comment' }).fill(comment);
    await viewer.getByRole('button', { name: 'Send' }).click();
    await stage.studio.page.getByText(comment).waitFor({ timeout: soonMs });
    await expectFigure(stage.studio.page, 'Comments', '1');
  });

  test('an order is paid, and the studio shows it', async () => {
    await buyOne(viewer, product.name);
    await expectMovingPicture(viewer.locator('video').first());
    await expectFigure(stage.studio.page, 'Orders', '1');
    await stage.studio.page.getByText(`1 × ${product.name}`).waitFor({ timeout: soonMs });
    await keepScreenshot(viewer, 'viewer-order');
    await viewer.getByRole('button', { name: 'Keep watching' }).click();
    await keepScreenshot(viewer, 'viewer-live');
    await keepScreenshot(stage.studio.page, 'studio-live');
    await expectAccessible(viewer);
    await expectAccessible(stage.studio.page);
  });

  test('the seller ends the show and saves it; the replay plays and has the right length', async () => {
    const { page } = stage.studio;
    await page.getByRole('button', { name: 'End show' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title of the replay' }).fill(replayTitle);
    await dialog.getByRole('radio', { name: 'With the link' }).click();
    await dialog.getByRole('radio', { name: 'From the show' }).click();
    await dialog.getByRole('slider', { name: 'Moment' }).press('Home');
    await keepScreenshot(page, 'studio-end');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save replay' }).click();
    recorded.toMs = Date.now();
    await page.getByText('Your show is saved').waitFor({ timeout: soonMs });
    await page.getByRole('region', { name: 'Replay' }).getByText(replayTitle).waitFor();
    const [saved] = await stage.database.sql`select visibility from saved_streams`;
    expect(saved).toMatchObject({ visibility: 'unlisted' });
    await viewer.getByRole('link', { name: 'Watch the replay' }).click({ timeout: soonMs });
    await viewer.waitForURL(/\/replays\//);
    await expectReplay(viewer);
    await keepScreenshot(viewer, 'viewer-replay');
    await expectAccessible(viewer);
  });

  test('a second show is deleted and leaves nothing behind', async () => {
    const { page } = stage.studio;
    await page.getByRole('button', { name: 'Back to my shows' }).first().click();
    const line = page.getByRole('listitem').filter({ hasText: replayTitle });
    await line.getByText('€24.00').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-shows');
    await goLive(page, 'A show that nobody keeps');
    await viewer.goto(stage.server.url);
    await expectMovingPicture(viewer.locator('video').first());
    const [show] = await stage.database.sql`select id from live_streams where status = 'live'`;
    const recording = join(stage.server.recordingsDir, String(show?.['id']));
    await expect.poll(() => exists(recording), { timeout: soonMs }).toBe(true);
    await page.getByRole('button', { name: 'End show' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    const forGood = page.getByRole('button', { name: 'Delete for good' });
    const confirmation = page.getByRole('textbox', { name: 'Type “delete” or the show’s title' });
    await confirmation.fill('no');
    expect(await forGood.isDisabled()).toBe(true);
    await keepScreenshot(page, 'studio-delete');
    await expectAccessible(page);
    await confirmation.fill('Delete');
    await forGood.click();
    await page.getByText('Your show was deleted').waitFor({ timeout: soonMs });
    await expect.poll(() => exists(recording), { timeout: soonMs }).toBe(false);
    expect(
      await stage.database.sql`select 1 from saved_streams where stream_id = ${String(show?.['id'])}`,
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
  expect(Math.abs(seconds - (recorded.toMs - recorded.fromMs) / 1000)).toBeLessThanOrEqual(1);
  await video.evaluate((element) => (element instanceof HTMLVideoElement ? element.play() : undefined));
  await expectMovingPicture(video);
}

/** Waits until the live show is being recorded, and answers since when; in ms since 1970. */
async function recordingStart(): Promise<number> {
  const [show] = await stage.database.sql`select id from live_streams where status = 'live'`;
  const directory = join(stage.server.recordingsDir, String(show?.['id']));
  const start = async () => (await listParts(directory))[0]?.startedAtMs ?? null;
  await expect.poll(start, { timeout: soonMs }).not.toBeNull();
  return Number(await start());
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
