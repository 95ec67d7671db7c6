import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { hearTone } from '../support/watch-video.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';
import { launchShowBrowser, type ShowBrowser } from './support/show-browser.ts';
import { startShow, untilMoving, watchShow } from './support/show.ts';
import { startUdpRelay, type UdpRelay } from '../faults/rig/udp-relay.ts';

let relay: UdpRelay;
let server: MediaServer;
let browser: ShowBrowser;
let video: Locator;

beforeAll(async () => {
  // Browsers are told the relay's address; what they send there it passes on to the media server.
  const port = await freePort();
  relay = await startUdpRelay({ from: '127.0.0.3', to: '127.0.0.2', port });
  server = await startMediaServer({
    listen: { listenIps: ['127.0.0.2'], announcedAddress: '127.0.0.3', port },
  });
  browser = await launchShowBrowser();
  const show = await startShow(server, browser);
  video = await watchShow(server, browser, show.streamId);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await relay?.close();
});

/** How soon after the outage the picture is back at the latest, in seconds, also on a busy machine: unmended, it never is. */
const mendedAfterSeconds = 8;

test.each([3, 20])(
  'a network that is gone for %i s is made up for soon after its return',
  { timeout: 90_000 },
  async (seconds) => {
    const { producers } = server.media.facts;
    const page = video.page();
    await page.evaluate(() => window.show.resetPlayback());
    relay.set({ cut: true });
    // The outage itself: browsers give a path up after about 15 s.
    await wait(seconds * 1000);
    relay.set({ cut: false });
    await untilMoving(video, mendedAfterSeconds * 1000);
    const { longestFreezeMs } = await page.evaluate(() => window.show.playback);
    expect(longestFreezeMs).toBeGreaterThan((seconds - 1) * 1000);
    expect(longestFreezeMs).toBeLessThan((seconds + mendedAfterSeconds) * 1000);
    await vi.waitFor(async () => expect(await hearTone(video)).toBeGreaterThan(800), { timeout: 8000 });
    // The same session: nobody had to publish or come in anew.
    expect(server.media.facts).toMatchObject({ peers: 2, producers });
  },
);
