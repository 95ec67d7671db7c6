import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channels } from '@stallcast/studio/src/ipc/channels.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asSeller, type SellerPerson } from '../support/drivers.ts';
import { processesOf } from '../support/packed-studio.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { launchStudio, type StudioApp } from '../support/studio-app.ts';

let folder: string;
let app: TestApp;
let seller: SellerPerson;
let studio: StudioApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-security-'));
  app = await startApp();
  seller = await asSeller(app);
  studio = await launchStudio({ serverUrl: app.url, userDataDir: folder });
  const { page } = studio;
  await page.getByRole('textbox', { name: 'User name' }).fill(seller.account.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(seller.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'My shows' }).waitFor({ timeout: 20_000 });
});
afterAll(async () => {
  await studio?.kill();
  await app?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const windowCount = () => studio.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('T30: the page is a page: no Node, no way elsewhere, no second window', async () => {
  const { page } = studio;
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    ),
  ).toEqual([]);
  const before = page.url();
  expect(await page.evaluate(() => window.open('https://evil.example/') === null)).toBe(true);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://evil.example/';
    document.body.append(link);
    link.click();
    link.remove();
  });
  expect(await page.evaluate(() => document.location.href)).toBe(before);
  expect(await windowCount()).toBe(1);
});

test('T30: camera and microphone are all it may ask for', async () => {
  const refused = await studio.page.evaluate(async () => {
    const position = await new Promise<number>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve(0),
        ({ code }) => resolve(code),
      );
    });
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    return { position, state, notifications: await Notification.requestPermission() };
  });
  expect(refused).toEqual({ position: 1, state: 'denied', notifications: 'denied' });
});

test('T30: no screen and no window is captured but what the seller picked in the studio', async () => {
  const tried = await studio.page.evaluate(async () => {
    const outcomeOf = (attempt: Promise<MediaStream>) =>
      attempt.then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'captured';
        },
        (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
      );
    // The way that Electron had before getDisplayMedia, which asks no handler of screens.
    const legacy = Object.assign<MediaTrackConstraints, object>(
      {},
      { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'screen:0:0' } },
    );
    const media = navigator.mediaDevices;
    const camera = await outcomeOf(media.getUserMedia({ video: true }));
    const byLegacy = await outcomeOf(media.getUserMedia({ video: legacy }));
    const unpicked = await outcomeOf(media.getDisplayMedia({ video: true }));
    const madeUp = await window.studio.screens.choose({ sourceId: 'screen:0:0', sound: false });
    return { camera, byLegacy, unpicked, madeUp };
  });
  expect(tried.camera).toBe('captured');
  expect(tried.byLegacy).not.toBe('captured');
  expect(tried.unpicked).not.toBe('captured');
  expect(tried.madeUp).toMatchObject({ ok: true, value: { chosen: false } });
});

test('T30: neither inline nor remote scripts run, nor pictures from elsewhere', async () => {
  const found = await studio.page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'img-src') resolve(effectiveDirective);
      });
    });
    const image = document.createElement('img');
    const script = document.createElement('script');
    const attempts = [
      () => document.body.setAttribute('onclick', 'window.pwned = true'),
      () => script.setAttribute('src', 'https://evil.example/x.js'),
      () => void (script.text = 'window.pwned = true'),
    ];
    const refused = attempts.filter((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    });
    image.src = 'https://evil.example/x.png';
    return { refused: refused.length, blocked: await blocked, pwned: 'pwned' in window };
  });
  expect(found).toEqual({ refused: 3, blocked: 'img-src', pwned: false });
});

test('T31: whatever the page passes, a call is answered with a fault and the studio lives', async () => {
  const values: unknown[] = [
    ...fc.sample(fc.jsonValue(), { numRuns: 100, seed: 31 }),
    'x'.repeat(200_000),
    null,
  ];
  const before = studio.app.process().pid;
  const answers = await studio.page.evaluate(async (given) => {
    const { on: _pushes, ...areas } = window.studio;
    const found: { name: string; answer: unknown }[] = [];
    for (const [area, verbs] of Object.entries(areas))
      for (const [verb, call] of Object.entries<unknown>(verbs))
        for (const value of given) {
          if (typeof call !== 'function') continue;
          // A call that hangs is named, rather than the whole of them.
          const answer: unknown = await Promise.race([
            Reflect.apply(call, undefined, [value]),
            new Promise((resolve) => setTimeout(() => resolve('no answer'), 10_000)),
          ]);
          found.push({ name: `${area}.${verb}`, answer });
        }
    return found;
  }, values);
  expect(new Set(answers.map(({ name }) => name)).size).toBe(Object.keys(channels).length);
  // What takes no argument is content with an empty one.
  const answered = z.union([
    z.object({ ok: z.literal(true) }),
    z.object({ ok: z.literal(false), fault: z.literal('bad-arguments') }),
  ]);
  const others = answers.filter(({ answer }) => !answered.safeParse(answer).success);
  expect(others.map(({ name }) => name)).toEqual([]);
  expect(studio.app.process().pid).toBe(before);
  expect(await windowCount()).toBe(1);
});

test('T31: no frame and no other page reaches the studio', async () => {
  const reached = await studio.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentWindow !== null && 'studio' in frame.contentWindow;
    frame.remove();
    return { inside, raw: 'ipcRenderer' in window || 'electron' in window };
  });
  expect(reached).toEqual({ inside: false, raw: false });
});

test('T33: the token of the sign-in is nowhere but in memory', async () => {
  const tokens = (await app.sql<{ token: string }[]>`select token from sessions`).map(({ token }) => token);
  expect(tokens.length).toBeGreaterThan(0);
  const pid = studio.app.process().pid;
  if (pid === undefined) throw new Error('the studio runs');
  const commandLines = (await processesOf(pid)).map(({ commandLine }) => commandLine);
  const page = await studio.page.evaluate(() => [
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.cookie,
    new XMLSerializer().serializeToString(document),
  ]);
  const files = await filesBelow(folder);
  expect(files.some(({ name }) => name.endsWith('studio.log'))).toBe(true);
  const places = [...files.map(({ content }) => content), ...commandLines, ...page];
  for (const token of tokens) expect(places.filter((place) => place.includes(token))).toEqual([]);
});

/** Every file below a folder; sockets and what has gone meanwhile are no files. */
async function filesBelow(path: string) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (name) => ({ name, content: await readFile(name, 'latin1').catch(() => '') })),
  );
}
