/** A show that a real browser sent, from the first frame to the replay: the whole server, its recorder and ffmpeg. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asGuest, asSeller, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { playThrough } from '../support/recorded-video.ts';
import { findShow, goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { launchShowBrowser, type ShowBrowser } from './support/show-browser.ts';

let app: TestApp;
let browser: ShowBrowser;
let seller: SellerPerson;

beforeAll(async () => {
  app = await startApp();
  browser = await launchShowBrowser();
  seller = await asSeller(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A page of the server's own origin that can publish. */
async function openStudio(): Promise<Page> {
  const entry = fileURLToPath(new URL('./support/page-script.ts', import.meta.url));
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const page = await browser.open('about:blank');
  await page.route('**/test-studio', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<video muted></video><script src="/test-studio.js"></script>',
    }),
  );
  await page.route('**/test-studio.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  // A page that the test itself answers has no address, so that asking this machine for anything needs a permission.
  await page.context().grantPermissions(['local-network-access', 'camera', 'microphone']);
  await page.goto(`${app.url}/test-studio`);
  return page;
}

/** Goes live with camera and microphone, and waits until viewers would see the picture. */
async function sendShow(): Promise<{ streamId: string; page: Page }> {
  const { streamId } = await goLive(seller.api);
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ interrupted: true });
  const { ticket } = await seller.api('streams.hostTicket', { body: { streamId } });
  const page = await openStudio();
  await page.evaluate((hostTicket) => window.show.publish({ streamId: hostTicket }), ticket);
  await vi.waitUntil(async () => !(await findShow(asGuest(app).api, streamId))?.interrupted, {
    timeout: 20_000,
  });
  return { streamId, page };
}

const filesOf = (streamId: string) => readdir(join(app.recordingsDir, streamId)).catch(() => []);
const hasPart = async (streamId: string) =>
  (await filesOf(streamId)).some((name) => name.startsWith('part-'));

test('a saved show is ready in the answer, and its replay plays as long as the show was seen', async () => {
  const { streamId, page } = await sendShow();
  await vi.waitUntil(() => hasPart(streamId), { timeout: 20_000 });
  const elapsedMs = async () => (await seller.api('stats.show', { query: { streamId } })).elapsedMs;
  const seenFromMs = await elapsedMs();
  await vi.waitUntil(async () => (await elapsedMs()) > seenFromMs + 6000, { timeout: 20_000, interval: 200 });
  const askedAtMs = performance.now();
  const { figures, savedStream } = await seller.api('endStream.save', { body: { streamId } });
  const answeredAfterMs = performance.now() - askedAtMs;
  expect(savedStream.state).toBe('ready');
  expect(answeredAfterMs).toBeLessThan(8000);
  expect(Math.abs(savedStream.durationMs - (figures.durationMs - seenFromMs))).toBeLessThan(1500);
  const playedMs = await playThrough(`${app.url}${savedStream.videoUrl ?? ''}`);
  expect(Math.abs(playedMs - savedStream.durationMs)).toBeLessThan(100);
  await page.close();
  await expectBooksToAgree(app.sql);
});

test('a deleted show leaves nothing on the disk, though its seller still sends', async () => {
  const { streamId, page } = await sendShow();
  await vi.waitUntil(() => hasPart(streamId), { timeout: 20_000 });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await filesOf(streamId)).toEqual([]);
  await page.evaluate(() => window.show.leave());
  await page.close();
  expect(await readdir(app.recordingsDir)).not.toContain(streamId);
  await expectBooksToAgree(app.sql);
});
