import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '@stallcast/drizzle/demo';
import { expectAccessible } from '../support/accessibility.ts';
import { asUser, type UserPerson } from '../support/drivers.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { demoSeller, expectOnAir, soonMs } from '../support/seller-desk.ts';

/** No screen has more stops of Tab than this. */
const mostStops = 80;
const [product] = demoSeller.products;

let stage: LiveStage;
let page: Page;
let writer: UserPerson;

beforeAll(async () => {
  stage = await openLiveStage();
  page = stage.studio.page;
  writer = await asUser(stage.server, { displayName: 'Ada' });
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreenshot(page, 'failed-keyboard');
});

/** Presses Tab until the control of this role and name has the focus, as somebody without a mouse does. */
async function tabTo(
  role: 'button' | 'textbox' | 'checkbox' | 'radio',
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first();
  await wanted.waitFor({ timeout: soonMs });
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${role} ${String(name)}`);
}

describe('a show by the keyboard alone', () => {
  test('sign in, choose a product, go live', async () => {
    await tabTo('textbox', 'User name');
    await page.keyboard.type(demoSeller.account.username);
    await tabTo('textbox', 'Password');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await tabTo('button', 'New show');
    await page.keyboard.press('Enter');
    await tabTo('textbox', 'Title');
    await page.keyboard.type('Without a mouse');
    await tabTo('button', /^(Add product|Choose products|Edit products)/);
    await page.keyboard.press('Enter');
    await tabTo('checkbox', `Sell ${product?.name} in this show`);
    await page.keyboard.press('Space');
    await tabTo('button', 'Save');
    await page.keyboard.press('Enter');
    await tabTo('button', 'Go live');
    await page.keyboard.press('Enter');
    await expectOnAir(page);
  });

  test('mute, while held and for good; the card and the camera', async () => {
    const muted = () => page.getByRole('button', { name: 'Unmute microphone' });
    expect(await muted().count()).toBe(0);
    await page.keyboard.down('n');
    await muted().waitFor({ timeout: soonMs });
    await page.keyboard.up('n');
    await muted().waitFor({ state: 'detached', timeout: soonMs });
    await page.keyboard.press('m');
    await muted().waitFor({ timeout: soonMs });
    await page.keyboard.press('m');
    await page.keyboard.press('4');
    await page
      .getByRole('button', { name: 'Pause', exact: true, pressed: true })
      .waitFor({ timeout: soonMs });
    await page.keyboard.press('1');
    await page
      .getByRole('button', { name: 'Camera', exact: true, pressed: true })
      .waitFor({ timeout: soonMs });
  });

  test('pin a product, start a drop of it', async () => {
    await page.keyboard.press('p');
    await page.getByRole('button', { name: `Unpin ${product?.name}` }).waitFor({ timeout: soonMs });
    await page.keyboard.press('d');
    const start = page.getByRole('dialog').getByRole('button', { name: 'Start drop' });
    await expect.poll(() => start.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('listitem', { name: `Drop of ${product?.name}` }).waitFor({ timeout: soonMs });
  });

  test('hide a comment, write one in which the keys are letters', async () => {
    const { streams } = await writer.api('streams.list', { query: {} });
    const streamId = streams[0]?.streamId ?? '';
    await writer.api('interact.comment', { body: { streamId, text: 'Something rude' } });
    await page.getByText('Something rude').waitFor({ timeout: soonMs });
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    const hide = page.getByRole('menuitem', { name: /^Hide/ });
    await hide.waitFor({ timeout: soonMs });
    for (let step = 0; step < 10; step += 1) {
      if (await hide.evaluate((item) => item === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Something rude').waitFor({ state: 'detached', timeout: soonMs });
    await page.keyboard.press('c');
    await page.keyboard.type('me, 1 and 4');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('me, 1 and 4').waitFor({ timeout: soonMs });
    expect(await page.getByRole('button', { name: 'Camera', exact: true, pressed: true }).count()).toBe(1);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('the keys are listed and changed', async () => {
    await tabTo('button', 'Keys');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-keys');
    await expectAccessible(page);
    await tabTo('button', 'Mute and unmute: M. Change');
    await page.keyboard.press('Enter');
    await page.keyboard.press('p');
    await dialog
      .getByText('This key is in use: Pin the next product. Press another.')
      .waitFor({ timeout: soonMs });
    await page.keyboard.press('F8');
    await dialog.getByRole('button', { name: 'Mute and unmute: F8. Change' }).waitFor({ timeout: soonMs });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', timeout: soonMs });
    await page.keyboard.press('F8');
    await page.getByRole('button', { name: 'Unmute microphone' }).waitFor({ timeout: soonMs });
  });

  test('end the show and keep it', async () => {
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor({ timeout: soonMs });
    await tabTo('button', 'Save replay');
    await page.keyboard.press('Enter');
    const figures = page.getByRole('button', { name: 'Figures and orders' });
    await expect.poll(() => figures.count(), { timeout: soonMs }).toBe(1);
  });
});
