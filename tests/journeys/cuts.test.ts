import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { goLive, signIn, soonMs } from '../support/seller-desk.ts';
import {
  isAll,
  isCamera,
  longestGapMs,
  type WatchedFrame,
  watchedFrames,
  watchFrames,
} from '../support/watched-frames.ts';
import { expectMovingPicture } from '../support/watch-video.ts';

/** A colour that nothing else here has. */
const imageColour = [230, 190, 30] as const;
/** From the press in the studio to the frame in the viewer's page, and the longest still between two frames, in ms. */
const cutLimitMs = 500;

let stage: LiveStage;
let page: Page;
let viewer: Page;
let video: Locator;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-cuts-'));
  stage = await openLiveStage();
  page = stage.studio.page;
  viewer = await (await stage.browser.person({ widthPx: 900, heightPx: 700 })).newPage();
  await signIn(page);
  await goLive(page, 'What viewers see');
  await viewer.goto(stage.server.url);
  await viewer.waitForURL(/\/shows\//);
  video = viewer.locator('video').first();
});

afterAll(async () => {
  const code = await stage?.close();
  await rm(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(page, 'failed-cuts');
  await keepScreenshot(viewer, 'failed-cuts-viewer');
});

const picture = () => page.getByRole('group', { name: 'What viewers see' });
const cutTo = (name: string) => picture().getByRole('button', { name, exact: true }).click();

/** Ms from before `press` to the first frame of that look that viewers saw. */
async function seenAfter(
  press: () => Promise<void>,
  look: (frame: WatchedFrame) => boolean,
): Promise<number> {
  const fromMs = Date.now();
  await press();
  const first = async () => (await watchedFrames(video)).find((frame) => frame.atMs >= fromMs && look(frame));
  await expect.poll(first, { timeout: soonMs, interval: 50 }).toBeDefined();
  return ((await first())?.atMs ?? Number.POSITIVE_INFINITY) - fromMs;
}

const isImage = (frame: WatchedFrame) => isAll(frame, imageColour);
const isDark = ({ thirds }: WatchedFrame) => thirds.flat().every((value) => value < 90);

describe('what viewers see is cut while the show goes on', () => {
  test('to an image and back: each is seen within half a second, and the picture never stands still', async () => {
    const [red, green, blue] = imageColour;
    const file = join(folder, 'card.png');
    const background = { r: red, g: green, b: blue };
    await writeFile(
      file,
      await sharp({ create: { width: 1600, height: 900, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    await expectMovingPicture(video);
    // The first time there is an image to choose; what is measured is the cut.
    await page.getByLabel('Choose an image to show').setInputFiles(file);
    await watchFrames(video);
    await expect.poll(async () => (await watchedFrames(video)).some(isImage), { timeout: soonMs }).toBe(true);
    await cutTo('Camera');
    await expect
      .poll(async () => (await watchedFrames(video)).at(-1), { timeout: soonMs })
      .toSatisfy(isCamera);
    await watchFrames(video);
    const tookMs: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      tookMs.push(await seenAfter(() => cutTo('Image'), isImage));
      tookMs.push(await seenAfter(() => cutTo('Camera'), isCamera));
    }
    await expectMovingPicture(video);
    const gapMs = longestGapMs(await watchedFrames(video));
    console.log(
      `cuts seen after ${tookMs.map(Math.round).join(', ')} ms; longest still ${Math.round(gapMs)} ms`,
    );
    expect(Math.max(...tookMs)).toBeLessThanOrEqual(cutLimitMs);
    expect(gapMs).toBeLessThanOrEqual(cutLimitMs);
  });

  test('to the card, which says that the seller is back soon, and reminds them that they are heard', async () => {
    await watchFrames(video);
    expect(await seenAfter(() => cutTo('Pause'), isDark)).toBeLessThanOrEqual(cutLimitMs);
    await page.getByText('Viewers see the card and still hear you.').waitFor({ timeout: soonMs });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepScreenshot(page, `studio-card-${colorScheme}`);
      await expectAccessible(page);
    }
    await keepScreenshot(viewer, 'viewer-card');
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('button', { name: 'Unmute microphone' }).click();
  });

  test('to a screen that is picked from a list, until it is shared no more', async () => {
    // So that the studio's window, which the screen shows, is told from the card.
    await page.emulateMedia({ colorScheme: 'light' });
    await watchFrames(video);
    await cutTo('Screen');
    const dialog = page.getByRole('dialog', { name: 'Share a screen or window' });
    const screens = dialog.getByRole('listitem');
    await screens.first().waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-screens');
    await expectAccessible(page);
    await screens.first().getByRole('button').click();
    await page.getByRole('button', { name: 'Stop sharing' }).waitFor({ timeout: soonMs });
    // The screen shows the studio's window, which is neither the card nor the camera alone.
    const isScreen = (frame: WatchedFrame) => !isDark(frame) && !isCamera(frame) && !isImage(frame);
    await expect
      .poll(async () => (await watchedFrames(video)).some(isScreen), { timeout: soonMs })
      .toBe(true);
    await keepScreenshot(viewer, 'viewer-screen');
    await keepScreenshot(page, 'studio-sharing');
    await expectAccessible(page);
    expect(
      await seenAfter(() => page.getByRole('button', { name: 'Stop sharing' }).click(), isCamera),
    ).toBeLessThanOrEqual(cutLimitMs);
    await expectMovingPicture(video);
  });

  test('how camera and microphone are used is chosen, and kept', async () => {
    await page.getByRole('button', { name: 'Picture and sound' }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture and sound' });
    await dialog.getByRole('slider', { name: 'Microphone loudness' }).fill('150');
    await dialog.getByRole('switch', { name: 'Remove noise' }).click();
    expect(await dialog.getByRole('radio', { name: '1080p' }).isDisabled()).toBe(true);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepScreenshot(page, `studio-capture-settings-${colorScheme}`);
      await expectAccessible(page);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', timeout: soonMs });
    await page.getByRole('button', { name: 'Picture and sound' }).click();
    expect(await dialog.getByRole('slider', { name: 'Microphone loudness' }).inputValue()).toBe('150');
    expect(await dialog.getByRole('switch', { name: 'Remove noise' }).getAttribute('aria-checked')).toBe(
      'false',
    );
    await page.keyboard.press('Escape');
    // Another microphone behind it changes nothing for viewers.
    await expectMovingPicture(video);
  });
});
