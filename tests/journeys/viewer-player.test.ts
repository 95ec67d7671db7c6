import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { fakeCameraPicture } from '../support/fake-camera.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { goLive, signIn, soonMs } from '../support/seller-desk.ts';
import { expectMovingPicture } from '../support/watch-video.ts';

const [buyer] = demoShop.others;
if (!buyer) throw new Error('the demo shop has a buyer');

/** A page without a socket asks every 10 s; with room for a busy machine, in ms. */
const polledMs = 20_000;

let stage: LiveStage;
let phone: Page;
let laptop: Page;

beforeAll(async () => {
  stage = await openLiveStage();
  await signIn(stage.studio.page);
  await goLive(stage.studio.page, 'A show to look at');
  phone = await (await stage.browser.person({ widthPx: 390, heightPx: 844, theme: 'dark' })).newPage();
  laptop = await (await stage.browser.person()).newPage();
});

afterAll(async () => {
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await keepScreenshot(phone, 'failed-phone');
  await keepScreenshot(laptop, 'failed-laptop');
});

/** What the page's player does at this moment. */
const playerOf = (page: Page) =>
  page.locator('video').evaluate((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
    const { muted, volume, paused, videoHeight } = element;
    return { muted, volume: Math.round(volume * 100) / 100, paused, heightPx: videoHeight };
  });

async function open(page: Page): Promise<void> {
  await page.goto(stage.server.url);
  await page.waitForURL(/\/shows\//);
}

async function keepAccessible(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name);
  await expectAccessible(page);
}

async function logIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'User name' }).fill(buyer?.username ?? '');
  await page.getByLabel('Password').fill(demoPassword);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(/\/shows\//);
}

/** Moves the mouse over the picture, as somebody does who is about to press one of the controls: they go after a while. */
async function wakeControls(page: Page): Promise<void> {
  const box = await page.locator('video').boundingBox();
  if (!box) throw new Error('the picture is on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
  await page.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 3);
}

describe('on a laptop', () => {
  test('the picture comes by itself, the sound by a press', async () => {
    await open(laptop);
    await expectMovingPicture(laptop.locator('video'));
    await keepAccessible(laptop, 'player-laptop-muted');
    await laptop.getByRole('button', { name: 'Tap for sound' }).click();
    expect(await playerOf(laptop)).toMatchObject({ muted: false, volume: 1 });
    await laptop.getByRole('button', { name: 'Picture in picture' }).waitFor();
    await laptop.getByRole('button', { name: 'Full screen', exact: true }).waitFor();
  });

  test('keys mute, change the volume, pause and list themselves', async () => {
    await laptop.getByRole('heading', { level: 1 }).click();
    await laptop.keyboard.press('m');
    expect(await playerOf(laptop)).toMatchObject({ muted: true });
    await laptop.keyboard.press('m');
    await laptop.keyboard.press('ArrowDown');
    await laptop.keyboard.press('ArrowDown');
    expect(await playerOf(laptop)).toMatchObject({ muted: false, volume: 0.8 });
    await laptop.keyboard.press('k');
    expect(await playerOf(laptop)).toMatchObject({ paused: true });
    await laptop.keyboard.press(' ');
    await expect.poll(() => playerOf(laptop)).toMatchObject({ paused: false });
    await laptop.keyboard.press('?');
    await laptop.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await keepAccessible(laptop, 'player-laptop-keys');
    await laptop.keyboard.press('Escape');
    await laptop.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('keys are letters where somebody writes', async () => {
    const field = laptop.getByRole('textbox', { name: 'Write a comment' });
    await field.click();
    await laptop.keyboard.type('mmm k?');
    expect(await field.inputValue()).toBe('mmm k?');
    expect(await playerOf(laptop)).toMatchObject({ muted: false, paused: false });
    await field.fill('');
  });

  test('a lower quality is fetched when it is asked for, and the readout says so', async () => {
    const fetches = (heightPx: number) =>
      expect.poll(async () => (await playerOf(laptop)).heightPx, { timeout: 45_000 }).toBe(heightPx);
    await fetches(fakeCameraPicture.heightPx);
    await wakeControls(laptop);
    await laptop.getByRole('button', { name: 'Picture and connection' }).click();
    await laptop.getByRole('radio', { name: /Saves data/ }).check();
    await fetches(fakeCameraPicture.heightPx / 2);
    const readout = laptop.getByRole('region', { name: 'How it arrives' });
    await readout.getByText(/^\d+\.\d\d Mbit\/s$/).waitFor({ timeout: soonMs });
    await readout.getByText(/^(host|prflx) (udp|tcp)$/).waitFor();
    await keepAccessible(laptop, 'player-laptop-settings');
    await laptop.getByRole('radio', { name: /Automatic/ }).check();
    await fetches(fakeCameraPicture.heightPx);
    await laptop.keyboard.press('Escape');
  });

  test('the controls go when nobody moves, come back, and stay while they have the focus', async () => {
    const page = await (await stage.browser.person()).newPage();
    await page.clock.install();
    await open(page);
    const controls = page.getByRole('group', { name: 'Player' });
    await controls.waitFor({ state: 'attached' });
    const opacity = () => controls.evaluate((element) => Number(getComputedStyle(element).opacity));
    const patience = { timeout: soonMs };
    let x = 400;
    const moved = async () => {
      x += 1;
      await page.mouse.move(x, 400);
      return opacity();
    };
    await expect.poll(moved, patience).toBe(1);
    await page.clock.fastForward(4000);
    await expect.poll(opacity, patience).toBe(0);
    await expect.poll(moved, patience).toBe(1);
    await page.keyboard.press('Tab');
    await controls.getByRole('button', { name: 'Sound on' }).focus();
    await expect.poll(opacity, patience).toBe(1);
    await page.clock.fastForward(4000);
    expect(await opacity()).toBe(1);
    await page.context().close();
  });

  test('the page speaks German when it is told to, and remembers', async () => {
    await laptop.getByRole('button', { name: 'Menu' }).click();
    await keepAccessible(laptop, 'menu-laptop');
    await laptop.getByRole('button', { name: 'Deutsch' }).click();
    await laptop.getByRole('button', { name: 'Für Ton tippen' }).waitFor({ timeout: soonMs });
    expect(await laptop.locator('html').getAttribute('lang')).toBe('de');
    await keepAccessible(laptop, 'player-laptop-german');
    await laptop.reload();
    await laptop.getByRole('button', { name: 'Für Ton tippen' }).waitFor({ timeout: soonMs });
    await laptop.getByRole('button', { name: 'Menü' }).click();
    await laptop.getByRole('button', { name: 'English' }).click();
    await laptop.getByRole('button', { name: 'Tap for sound' }).waitFor({ timeout: soonMs });
  });
});

describe('on a phone', () => {
  test('the picture fills the screen, and everything is in reach', async () => {
    await open(phone);
    await expectMovingPicture(phone.locator('video'));
    const box = await phone.locator('video').boundingBox();
    expect(box).toMatchObject({ width: 390, height: 844 });
    await keepAccessible(phone, 'player-phone-muted');
    await phone.getByRole('button', { name: 'Tap for sound' }).click();
    expect(await playerOf(phone)).toMatchObject({ muted: false });
    await phone.getByRole('button', { name: 'Picture and connection' }).click();
    await phone.getByRole('dialog', { name: 'Picture' }).waitFor();
    await keepAccessible(phone, 'player-phone-settings');
    await phone.keyboard.press('Escape');
  });

  test('written from the right, nothing leaves the screen', async () => {
    for (const page of [phone, laptop]) {
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      const overhang = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overhang()).toBe(0);
      await keepScreenshot(page, page === phone ? 'player-phone-rtl' : 'player-laptop-rtl');
      await page.evaluate(() => {
        document.documentElement.dir = 'ltr';
      });
    }
  });
});

describe('where sockets are blocked', () => {
  let blocked: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    blocked = await stage.browser.person({ widthPx: 390, heightPx: 844 });
    await blocked.routeWebSocket(/socket\.io/, (socket) => void socket.close());
    page = await blocked.newPage();
  });
  afterAll(() => blocked?.close());

  test('comments come all the same, and the page says quietly that they come later', async () => {
    await open(page);
    await page.getByText('Live updates are held up').waitFor({ timeout: soonMs });
    await stage.studio.page.getByRole('textbox', { name: 'Write a comment' }).fill('Good evening');
    await stage.studio.page.getByRole('button', { name: 'Send comment' }).click();
    await page.getByText('Good evening').waitFor({ timeout: polledMs });
    expect(await page.getByText('Good evening').count()).toBe(1);
    await keepAccessible(page, 'player-phone-no-socket');
  });

  test('a like and a comment are taken, and each like rises once where it is seen', async () => {
    await laptop.evaluate(() => {
      const seen = new Set<Element>();
      new MutationObserver(() => {
        for (const float of document.querySelectorAll('.float')) seen.add(float);
        document.documentElement.dataset['floats'] = String(seen.size);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole('button', { name: /^Like/ }).first().click();
    await logIn(page);
    const floats = () => laptop.locator('html').getAttribute('data-floats');
    await expect.poll(floats, { timeout: soonMs }).toBe('1');
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Seen without a socket');
    await page.getByRole('button', { name: 'Send' }).click();
    await laptop.getByText('Seen without a socket').waitFor({ timeout: polledMs });
    expect(await floats()).toBe('1');
  });
});

describe('where live video is blocked', () => {
  test('the page says so and what to do, and tries again when asked', async () => {
    const context = await stage.browser.person();
    // Nothing answers at the addresses that the page is told: neither over UDP nor over TCP.
    await context.addInitScript(() => {
      const Real = RTCPeerConnection;
      window.RTCPeerConnection = class extends Real {
        override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
          const sdp = description.sdp?.replaceAll(/(a=candidate:\S+ \d \w+ \d+ \S+) \d+/g, '$1 9') ?? '';
          await super.setRemoteDescription({ type: description.type, sdp });
        }
      };
    });
    const page = await context.newPage();
    await open(page);
    await page.getByText('The live video cannot get through').waitFor({ timeout: 30_000 });
    await keepAccessible(page, 'player-laptop-no-video');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Connecting to the show').waitFor();
    await page.getByText('The live video cannot get through').waitFor({ timeout: 30_000 });
    expect(await page.getByRole('textbox', { name: 'Write a comment' }).isEnabled()).toBe(true);
    await context.close();
  });
});
