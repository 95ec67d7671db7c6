import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { seeFrame } from '../../support/watch-video.ts';
import type { MediaServer } from './media-server.ts';
import type { PublishOptions } from './page-script.ts';
import type { ShowBrowser } from './show-browser.ts';

/** A show whose seller publishes from a real page. */
export interface Show {
  readonly streamId: string;
  readonly host: Page;
}

/** Opens a room and publishes in it; resolves when the picture comes in at the server. */
export async function startShow(
  server: MediaServer,
  browser: ShowBrowser,
  options: Omit<PublishOptions, 'streamId'> = {},
): Promise<Show> {
  const streamId = randomUUID();
  await server.media.openRoom(streamId);
  const host = await browser.open(server.origin);
  await host.evaluate((publish) => window.show.publish(publish), { streamId, ...options });
  await vi.waitFor(() => expect(server.media.isInterrupted(streamId)).toBe(false), { timeout: 10_000 });
  return { streamId, host };
}

/** A viewer's page with the show on; resolves with its video once the first frame is decoded. */
export async function watchShow(
  server: MediaServer,
  browser: ShowBrowser,
  streamId: string,
): Promise<Locator> {
  const page = await browser.open(server.origin);
  await page.evaluate((id) => window.show.watch(id), streamId);
  return page.locator('video');
}

/** Resolves when the video shows a frame with another number than now; with the ms that took. */
export async function untilMoving(video: Locator, timeoutMs: number): Promise<number> {
  const startedAtMs = performance.now();
  const before = (await seeFrame(video)).number;
  await vi.waitFor(async () => expect((await seeFrame(video)).number).not.toBe(before), {
    timeout: timeoutMs,
    interval: 40,
  });
  return performance.now() - startedAtMs;
}

/**
 * Does something that breaks the flow, waits until a second of frames came over newly built ways, and gives the longest time
 * that the picture stood still meanwhile, in ms.
 */
export async function freezeFrom(
  video: Locator,
  fault: () => void | Promise<void>,
  limitMs: number,
): Promise<number> {
  const page = video.page();
  await page.evaluate(() => window.show.resetPlayback());
  await fault();
  const playback = () => page.evaluate(() => window.show.playback);
  await vi.waitFor(
    async () => {
      const { exchanges, framesSinceExchange } = await playback();
      expect(exchanges).toBeGreaterThan(0);
      expect(framesSinceExchange).toBeGreaterThan(15);
    },
    { timeout: limitMs, interval: 50 },
  );
  return (await playback()).longestFreezeMs;
}

/** Resolves when the video's picture has this width, in px. */
export async function untilWidth(video: Locator, widthPx: number): Promise<void> {
  await vi.waitFor(async () => expect((await seeFrame(video)).widthPx).toBe(widthPx), { timeout: 15_000 });
}
