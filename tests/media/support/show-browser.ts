import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { makeFakeCamera } from '../../support/fake-camera.ts';

/** A real Chromium whose camera and microphone are the known files. */
export interface ShowBrowser {
  /** A page of its own profile, opened on the media server. */
  open(origin: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  close(): Promise<void>;
}

// Pages that are not in front still have to decode and draw: a test looks at several at once.
const alwaysInFront = [
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export async function launchShowBrowser(): Promise<ShowBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-media-'));
  const camera = await makeFakeCamera(folder);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...camera.flags,
      ...alwaysInFront,
      ...quiet,
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  return {
    open: (origin, prepare) => openPage(browser, origin, prepare),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  origin: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await browser.newPage();
  await prepare?.(page);
  await page.goto(origin);
  return page;
}
