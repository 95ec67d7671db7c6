import { createServer } from 'node:http';
import { demoPassword, demoShop } from '@stallcast/drizzle/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asUser, type UserPerson } from '../support/drivers.ts';
import { scripts, waysAway } from '../support/hostile-corpora.ts';
import { type LiveStage, openLiveStage } from '../support/live-stage.ts';
import { goLive, signIn, soonMs } from '../support/seller-desk.ts';

const [buyer] = demoShop.others;
if (!buyer) throw new Error('the demo shop has a buyer');

/** A site of an attacker, on the loopback: whoever asks it for anything fell for something. */
async function openCanary() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('gotcha');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  const close = () => new Promise((resolve) => server.close(resolve));
  return { asked, host: `127.0.0.1:${address.port}`, close };
}

/** Notes what must not happen in a window. */
function watch(page: Page, canaryHost: string): { readonly faults: readonly string[] } {
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch((error: unknown) => faults.push(String(error)));
  });
  page.on('request', (request) => {
    if (request.url().includes(canaryHost) || request.url().includes('canary.test'))
      faults.push(`request ${request.url()}`);
  });
  page.on('framenavigated', (frame) => faults.push(`navigation ${frame.url()}`));
  page.on('popup', (popup) => faults.push(`window ${popup.url()}`));
  return { faults };
}

/** The elements of the page outside of its texts, and how one comment is built, by tag names. */
const looks = (page: Page, plain: string) =>
  page.evaluate((text) => {
    // What the chat makes a link opens elsewhere and tells that site nothing, so it is no part of the looks.
    const safeLink =
      'a[target="_blank"][rel~="noopener"][rel~="noreferrer"]:is([href^="http://"], [href^="https://"])';
    const tags = (root: Element) =>
      [...root.querySelectorAll(`:not(${safeLink})`)].map(({ tagName }) => tagName).join(' ');
    const log = document.querySelector('[role=log]');
    const list = log?.querySelector('ol') ?? log;
    const rows = [...(list?.children ?? [])];
    const row = rows.find((each) => each.textContent?.includes(text));
    const dangerous =
      'script, iframe, frame, object, embed, base, form[action], math, template, noscript, marquee, audio, [onerror], [onload], meta[http-equiv=refresh]';
    return {
      row: row ? tags(row) : 'not found',
      rows: [...new Set(rows.map((each) => tags(each)))],
      dangerous: [...document.querySelectorAll(dangerous)].map(
        (each) => `${each.tagName} ${each.getAttributeNames().join(' ')}`,
      ),
      pwn: String(Reflect.get(window, '__pwn')),
    };
  }, plain);

const plain = 'Just a question';
const imageName = '<img src=x onerror=window.__pwn=1>';
const payloads = (host: string) =>
  scripts.map((text) =>
    text
      .replaceAll('__pwn()', 'window.__pwn=1')
      .replaceAll('https://canary.test', `http://${host}`)
      .slice(0, 500),
  );

let stage: LiveStage;
let viewer: Page;
let canary: Awaited<ReturnType<typeof openCanary>>;
beforeAll(async () => {
  canary = await openCanary();
  stage = await openLiveStage();
  viewer = await (await stage.browser.person()).newPage();
});
afterAll(async () => {
  await canary.close();
  const code = await stage?.close();
  if (code !== 0) throw new Error(`the server ended with ${code}`);
});

async function say(author: UserPerson, streamId: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) await author.api('interact.comment', { body: { streamId, text } });
}

test('T11: sixty attacks in comments, names and the title are text in the viewers’ page and in the studio', async () => {
  const studio = stage.studio.page;
  await signIn(studio);
  await goLive(studio, '<svg onload=window.__pwn=1>');
  const [show] = await asGuest(stage.server)
    .api('streams.list', {})
    .then(({ streams }) => streams);
  if (!show) throw new Error('the show is live');
  await viewer.goto(`${stage.server.url}/shows/${show.streamId}`);
  await viewer.getByRole('log').waitFor({ timeout: soonMs });

  const guest = await asUser(stage.server);
  await say(guest, show.streamId, [plain]);
  const pages = [viewer, studio];
  for (const page of pages) await page.getByText(plain).waitFor({ timeout: soonMs });
  const before = await Promise.all(pages.map((page) => looks(page, plain)));
  const watched = pages.map((page) => watch(page, canary.host));

  const attacker = await asUser(stage.server, { displayName: imageName });
  const texts = payloads(canary.host);
  expect(texts.length).toBeGreaterThanOrEqual(60);
  await say(attacker, show.streamId, texts);
  await say(guest, show.streamId, ['That was all']);
  for (const page of pages) await page.getByText('That was all').waitFor({ timeout: soonMs });

  const after = await Promise.all(pages.map((page) => looks(page, 'That was all')));
  for (const [at, page] of pages.entries()) {
    expect(after[at]).toMatchObject({ dangerous: before[at]?.dangerous, pwn: 'undefined' });
    expect(after[at]?.row).toBe(before[at]?.row);
    expect(after[at]?.rows).toEqual([before[at]?.row]);
    expect(watched[at]?.faults).toEqual([]);
    expect(await page.getByText(imageName).count()).toBeGreaterThan(0);
  }
  // Read again from the start: what was stored is as harmless as what was pushed.
  await viewer.reload();
  await viewer.getByText('That was all').waitFor({ timeout: soonMs });
  const again = await looks(viewer, 'That was all');
  expect([again.pwn, again.rows]).toEqual(['undefined', [before[0]?.row]]);
  expect(canary.asked).toEqual([]);
});

test('T1: no return address leads a browser that has logged in to another site', async () => {
  await viewer.goto(`${stage.server.url}/login`);
  await viewer.getByRole('textbox', { name: 'User name' }).fill(buyer.username);
  await viewer.getByLabel('Password').fill(demoPassword);
  await viewer.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await viewer.waitForURL((url) => url.pathname !== '/login');
  const { origin } = new URL(stage.server.url);
  for (const way of waysAway) {
    const away = way.replaceAll('evil.test', canary.host);
    await viewer.goto(`${origin}/login?return=${encodeURIComponent(away)}`);
    // Whoever is logged in is led on at once, and the page there asks its server for something.
    await viewer.waitForURL((url) => url.pathname !== '/login', { timeout: soonMs });
    expect(new URL(viewer.url()).origin, away).toBe(origin);
  }
  expect(await viewer.evaluate(() => String(Reflect.get(window, '__pwn')))).toBe('undefined');
  expect(canary.asked).toEqual([]);
  expect(waysAway.length).toBeGreaterThanOrEqual(40);
});
