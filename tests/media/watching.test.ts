import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeCameraPicture } from '../support/fake-camera.ts';
import { hearTone, seeFrame, showsFakeCamera } from '../support/watch-video.ts';
import { measureFirstFrame } from './support/first-frame.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';
import { launchShowBrowser, type ShowBrowser } from './support/show-browser.ts';
import { type Show, startShow, untilMoving, untilWidth, watchShow } from './support/show.ts';

let server: MediaServer;
let browser: ShowBrowser;
let show: Show;
let video: Locator;

beforeAll(async () => {
  server = await startMediaServer();
  browser = await launchShowBrowser();
  show = await startShow(server, browser);
  video = await watchShow(server, browser, show.streamId);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a viewer sees the seller’s own picture, and it moves', async () => {
  await untilWidth(video, fakeCameraPicture.widthPx);
  const frame = await seeFrame(video);
  expect(showsFakeCamera(frame)).toBe(true);
  expect(frame.number).not.toBeNull();
  await untilMoving(video, 2000);
  await untilMoving(video, 2000);
});

test('a viewer hears the seller’s own tone', async () => {
  const tone = await hearTone(video);
  expect(tone).toBeGreaterThan(fakeCameraPicture.toneHz - 15);
  expect(tone).toBeLessThan(fakeCameraPicture.toneHz + 15);
});

test('both sides can say how well it flows', async () => {
  await expect
    .poll(() => show.host.evaluate(() => window.show.statistics()), { timeout: 10_000, interval: 500 })
    .toMatchObject({ direction: 'outgoing', width: 640, height: 360, activeLayers: 2, packetLossRatio: 0 });
  await expect
    .poll(() => video.page().evaluate(() => window.show.statistics()), { timeout: 10_000, interval: 500 })
    .toMatchObject({ direction: 'incoming', width: 640, height: 360, limitation: null, packetLossRatio: 0 });
  const incoming = () => video.page().evaluate(() => window.show.statistics());
  await expect
    .poll(async () => (await incoming())?.bitrateBps, { timeout: 10_000, interval: 500 })
    .toBeGreaterThan(30_000);
  await expect
    .poll(async () => (await incoming())?.framesPerSecond, { timeout: 10_000, interval: 500 })
    .toBeGreaterThan(5);
});

test('a small player gets a smaller layer, a large one the full picture again', async () => {
  const setHeight = (heightPx: number) =>
    video.page().evaluate((height) => window.show.setPlayerHeight(height), heightPx);
  await setHeight(300);
  await untilWidth(video, 320);
  expect(showsFakeCamera(await seeFrame(video))).toBe(true);
  await setHeight(1080);
  await untilWidth(video, 640);
});

test('a muted microphone is silent for viewers until it is unmuted', async () => {
  await show.host.evaluate(() => window.show.pause('audio'));
  await expect.poll(() => hearTone(video), { timeout: 15_000 }).toBeNull();
  await show.host.evaluate(() => window.show.resume('audio'));
  await expect.poll(() => hearTone(video), { timeout: 15_000 }).toBeGreaterThan(800);
});

test('a viewer who asks to publish is refused', async () => {
  const code = await video.page().evaluate(() => window.show.askToSend());
  expect(code).toBe('forbidden');
});

test('a viewer who came before the seller sees him when he begins', async () => {
  const streamId = crypto.randomUUID();
  const early = await browser.open(server.origin);
  const watching = early.evaluate((id) => window.show.watch(id), streamId);
  const host = await browser.open(server.origin);
  await host.evaluate((id) => window.show.publish({ streamId: id, codecs: ['VP8'] }), streamId);
  await watching;
  expect(showsFakeCamera(await seeFrame(early.locator('video')))).toBe(true);
  await host.close();
  await early.close();
});

test('a large picture is published in three layers, and each reaches viewers', async () => {
  const large = await startShow(server, browser, { picture: 540 });
  const player = await watchShow(server, browser, large.streamId);
  for (const [playerHeightPx, widthPx] of [
    [100, 240],
    [400, 480],
    [1080, 960],
  ] as const) {
    await player.page().evaluate((height) => window.show.setPlayerHeight(height), playerHeightPx);
    await untilWidth(player, widthPx);
  }
  const sent = () => large.host.evaluate(() => window.show.statistics());
  await expect.poll(sent, { timeout: 10_000, interval: 500 }).toMatchObject({ activeLayers: 3, width: 960 });
  await large.host.close();
  await player.page().close();
});

test('half of all viewers see the first frame within a second', async () => {
  const { p50Ms } = await measureFirstFrame(server, browser, show.streamId, { rounds: 10 });
  expect(p50Ms).toBeLessThan(1000);
});
