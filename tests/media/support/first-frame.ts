import { setTimeout as wait } from 'node:timers/promises';
import type { MediaServer } from './media-server.ts';
import type { ShowBrowser } from './show-browser.ts';

/** How long viewers wait for their picture, in ms. */
export interface FirstFrameTimes {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly allMs: readonly number[];
}

/** Joins closer together than this share a key frame, and the later one waits for the next. */
const betweenJoinsMs = 1200;

/**
 * Measures, one viewer after the other, the time from "watch" on a loaded page to the first decoded frame: entering, transport, ICE, DTLS,
 * key frame, decoding. Each time a new session; `freshPage` also loads the page anew, so that nothing is warm.
 */
export async function measureFirstFrame(
  server: MediaServer,
  browser: ShowBrowser,
  streamId: string,
  { rounds = 20, freshPage = false } = {},
): Promise<FirstFrameTimes> {
  const allMs: number[] = [];
  const page = await browser.open(server.origin);
  for (let round = 0; round < rounds; round += 1) {
    if (freshPage) await page.goto(server.origin);
    allMs.push(await page.evaluate((id) => window.show.watch(id), streamId));
    await page.evaluate(() => window.show.leave());
    await wait(betweenJoinsMs);
  }
  await page.close();
  const sorted = allMs.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { p50Ms: at(0.5), p95Ms: at(0.95), allMs };
}
