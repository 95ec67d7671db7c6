import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hearTone, seeFrame, showsFakeCamera } from '../support/watch-video.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';
import { launchShowBrowser, type ShowBrowser } from './support/show-browser.ts';
import { freezeFrom, type Show, startShow, untilMoving, watchShow } from './support/show.ts';

let server: MediaServer;
let browser: ShowBrowser;
let show: Show;
let video: Locator;
let told: string[];

beforeAll(async () => {
  server = await startMediaServer();
  browser = await launchShowBrowser();
  show = await startShow(server, browser);
  video = await watchShow(server, browser, show.streamId);
  told = [];
  server.media.events.on('interrupted', () => told.push('interrupted'));
  server.media.events.on('resumed', () => told.push('resumed'));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function workerPid(): number {
  const pid = server.media.facts.workers[0]?.pid;
  if (pid == null) throw new Error('no media worker lives');
  return pid;
}

async function expectPictureAndSound(): Promise<void> {
  expect(showsFakeCamera(await seeFrame(video))).toBe(true);
  expect(await hearTone(video)).toBeGreaterThan(800);
}

test('the picture comes back by itself within 3 s of a media worker’s death', async () => {
  const pid = workerPid();
  expect(await freezeFrom(video, () => void process.kill(pid, 'SIGKILL'), 10_000)).toBeLessThan(3000);
  expect(workerPid()).not.toBe(pid);
  await expectPictureAndSound();
  // Over before anyone had to be told.
  expect(told).toEqual([]);
});

test('the picture comes back by itself within 5 s of a media worker’s hanging', async () => {
  const pid = workerPid();
  expect(await freezeFrom(video, () => void process.kill(pid, 'SIGSTOP'), 15_000)).toBeLessThan(5000);
  await expectPictureAndSound();
});

test('both sides come back by themselves after their sockets were cut', async () => {
  expect(await freezeFrom(video, () => server.cutSockets(), 10_000)).toBeLessThan(3000);
  expect(server.media.facts).toMatchObject({ peers: 2, producers: 2 });
  await expectPictureAndSound();
});

test('a seller whose page is gone is missed, and the same show goes on when he is back', async () => {
  told = [];
  await show.host.close();
  await vi.waitFor(() => expect(told).toEqual(['interrupted']), { timeout: 8000 });
  expect(server.media.isInterrupted(show.streamId)).toBe(true);
  // His last picture stays meanwhile.
  expect(showsFakeCamera(await seeFrame(video))).toBe(true);
  const host = await browser.open(server.origin);
  await host.evaluate((streamId) => window.show.publish({ streamId }), show.streamId);
  await vi.waitFor(() => expect(told).toEqual(['interrupted', 'resumed']), { timeout: 8000 });
  await untilMoving(video, 5000);
  await expectPictureAndSound();
});
