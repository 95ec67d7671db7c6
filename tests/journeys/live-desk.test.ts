import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { expectOnAir, signIn, soonMs } from '../support/seller-desk.ts';

let stage: LiveStage;
let page: Page;

beforeAll(async () => {
  stage = await openLiveStage();
  page = stage.studio.page;
  await signIn(page);
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-live-desk');
});

const countdown = () => page.getByRole('dialog', { name: 'You are going live' });

describe('a show begins after three, two, one', () => {
  test('who turns back before the end is not live, and has lost nothing of what was typed', async () => {
    await page.getByRole('button', { name: 'New show' }).first().click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Three, two, one');
    await page.getByRole('button', { name: 'Go live' }).click();
    await countdown().getByRole('timer').getByText('3').waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-countdown');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await countdown().waitFor({ state: 'detached', timeout: soonMs });
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Three, two, one');
    expect(await page.getByRole('status').getByText('Live', { exact: true }).count()).toBe(0);
  });

  test('who waits is live, and who presses twice is live once', async () => {
    await page.getByRole('button', { name: 'Go live' }).focus();
    await page.keyboard.press('Enter');
    await countdown().getByRole('timer').getByText('2').waitFor({ timeout: soonMs });
    await expectOnAir(page);
    await countdown().waitFor({ state: 'detached', timeout: soonMs });
  });
});

describe('how the show went out of late', () => {
  test('is drawn for each figure, in both themes', async () => {
    const health = page.getByRole('region', { name: 'Connection' });
    await health.getByRole('button', { name: 'The last five minutes' }).click();
    const curves = health.getByRole('list', { name: 'The last five minutes' }).getByRole('listitem');
    await expect.poll(() => curves.count()).toBe(6);
    // Two readings make a line; each figure tells its newest value beside its name.
    const bitrate = curves.filter({ hasText: 'Bitrate' });
    const points = () => bitrate.locator('polyline').first().getAttribute('points');
    await expect
      .poll(async () => (await points())?.split(' ').length ?? 0, { timeout: soonMs })
      .toBeGreaterThan(1);
    await expect.poll(() => bitrate.textContent(), { timeout: soonMs }).toMatch(/\d\.\d Mbit\/s/);
    await expect
      .poll(() => curves.filter({ hasText: 'computer’s load' }).textContent(), { timeout: soonMs })
      .toMatch(/\d+ %/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepScreenshot(page, `studio-health-${colorScheme}`);
      await expectAccessible(page);
    }
  });
});

describe('beside other programs', () => {
  const facts = () =>
    stage.studio.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { size: window?.getContentSize(), onTop: window?.isAlwaysOnTop() };
    });

  test('the desk is a small panel above them, and is whole again with what was being written', async () => {
    const before = await facts();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Half a sent');
    await page.getByRole('button', { name: 'Small panel above other programs' }).click();
    await expect.poll(facts, { timeout: soonMs }).toEqual({ size: [360, 216], onTop: true });
    await page
      .getByText('Viewers', { exact: true })
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: soonMs });
    await page.getByRole('button', { name: 'Mute microphone' }).click();
    await page.getByRole('button', { name: 'Unmute microphone' }).waitFor({ timeout: soonMs });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepScreenshot(page, `studio-compact-${colorScheme}`);
      await expectAccessible(page);
    }
    await page.keyboard.press('k');
    await expect.poll(facts, { timeout: soonMs }).toEqual(before);
    expect(await page.getByRole('textbox', { name: 'Write a comment' }).inputValue()).toBe('Half a sent');
    // The whole desk has its keys back.
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Mute microphone' }).waitFor({ timeout: soonMs });
    await expectOnAir(page);
  });
});
