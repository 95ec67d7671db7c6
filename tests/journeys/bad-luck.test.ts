import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { expectFigure, expectOnAir, goLive, signIn, soonMs } from '../support/seller-desk.ts';
import { expectMovingPicture } from '../support/watch-video.ts';

const [buyer] = demoShop.others;
if (!buyer) throw new Error('the demo shop has a buyer');

/** A page without a socket asks every 10 s, a studio every 5 s; with room for a busy machine, in ms. */
const polledMs = 20_000;

let stage: LiveStage;
let viewer: Page;
let polling: Page;

beforeAll(async () => {
  stage = await openLiveStage();
  viewer = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
  const withoutSocket = await stage.browser.person();
  await withoutSocket.routeWebSocket(/socket\.io/, (socket) => void socket.close());
  polling = await withoutSocket.newPage();
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(stage.studio.page, 'failed-studio');
  await keepScreenshot(viewer, 'failed-viewer');
  await keepScreenshot(polling, 'failed-polling');
});

async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: soonMs });
}

describe('a show that meets with bad luck', () => {
  test('a wrong password and a server that is not there are said in plain words', async () => {
    const { page } = stage.studio;
    await page.getByRole('textbox', { name: 'User name' }).fill('potter');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectText(page, 'The user name or the password is not right.');
    await page.getByRole('textbox', { name: 'Server address' }).fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectText(page, /No answer from/);
    await page.getByRole('textbox', { name: 'Server address' }).fill(stage.server.url);
    await signIn(page);
    await goLive(page, 'A show that goes on');
  });

  test('a viewer whose network blocks sockets still chats and follows by polling', async () => {
    await polling.goto(stage.server.url);
    await polling.waitForURL(/\/shows\//);
    await expectFigure(stage.studio.page, 'Watching now', '1', polledMs);
    await stage.studio.page.getByRole('textbox', { name: 'Write a comment' }).fill('Welcome, everyone');
    await stage.studio.page.getByRole('button', { name: 'Send comment' }).click();
    await polling.getByText('Welcome, everyone').waitFor({ timeout: polledMs });
    await polling.getByRole('textbox', { name: 'Write a comment' }).fill('Hello by polling');
    await polling.getByRole('button', { name: 'Send' }).click();
    await polling.getByRole('textbox', { name: 'User name' }).fill(buyer.username);
    await polling.getByLabel('Password').fill(demoPassword);
    await polling.getByRole('main').getByRole('button', { name: 'Log in' }).click();
    await stage.studio.page.getByText('Hello by polling').waitFor({ timeout: polledMs });
    await polling.close();
    await expectFigure(stage.studio.page, 'Watching now', '0', 45_000);
  });

  test('a studio that is killed finds its show again, and the viewers get the picture back', async () => {
    await viewer.goto(stage.server.url);
    await expectMovingPicture(viewer.locator('video').first());
    await keepScreenshot(viewer, 'viewer-phone');
    await stage.studio.kill();
    await viewer.getByText('The seller will be back in a moment').first().waitFor({ timeout: soonMs });
    await keepScreenshot(viewer, 'viewer-interrupted');
    await stage.reopenStudio();
    const { page } = stage.studio;
    await signIn(page);
    await page.getByText('You are still live').first().waitFor({ timeout: soonMs });
    await keepScreenshot(page, 'studio-still-live');
    await page
      .getByRole('region', { name: 'You are still live' })
      .getByRole('button', { name: 'Resume' })
      .click();
    await expectOnAir(page);
    await expectMovingPicture(viewer.locator('video').first());
    await viewer
      .getByText('The seller will be back in a moment')
      .first()
      .waitFor({ state: 'hidden', timeout: soonMs });
  });
});
