import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { keepScreenshot } from '../support/screenshots.ts';
import { launchStudio, type StudioApp } from '../support/studio-app.ts';
import { screenFlags } from '../support/viewer-browser.ts';

/** Nobody listens there; the sign-in is shown all the same. */
const serverUrl = 'http://127.0.0.1:9';
const showId = '01938f2a-7b5c-7def-8123-456789abcdef';

let userDataDir: string;
let studio: StudioApp;
beforeAll(async () => {
  userDataDir = await mkdtemp(join(tmpdir(), 'stallcast-desktop-'));
  studio = await launchStudio({ serverUrl, userDataDir });
  await submitButton(studio.page, 'Sign in').waitFor();
});
afterAll(async () => {
  await studio.kill();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const submitButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const readLog = () => readFile(join(userDataDir, 'logs', 'studio.log'), 'utf8');

describe('languages', () => {
  test('another language is spoken at once, everywhere, and after a restart', async () => {
    const { page } = studio;
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.evaluate(() => window.studio.language.use({ language: 'de' }));
    await submitButton(page, 'Anmelden').waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      'de',
      'ltr',
    ]);
    const menus = await studio.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap(({ label, submenu }) => [
        label,
        ...(submenu?.items.map((item) => item.label) ?? []),
      ]),
    );
    expect(menus).toContain('Diagnose kopieren');
    await expectAccessible(page);
    await keepScreenshot(page, 'studio-german');
    await studio.close();
    studio = await launchStudio({ serverUrl, userDataDir });
    await submitButton(studio.page, 'Anmelden').waitFor();
    await studio.page.evaluate(() => window.studio.language.use({ language: null }));
    await submitButton(studio.page, 'Sign in').waitFor();
  });

  test('a show that is on is not interrupted by another language', async () => {
    const { page } = studio;
    await page.evaluate(() => window.studio.live.mark({ live: true }));
    const answer = await page.evaluate(() => window.studio.language.use({ language: 'de' }));
    expect(answer).toEqual({ ok: true, value: { reloading: false } });
    await page.evaluate(() => window.studio.language.use({ language: null }));
    await page.evaluate(() => window.studio.live.mark({ live: false }));
  });
});

describe('one studio', () => {
  test('a second start brings the first to the front, with the link it was given', async () => {
    const { page, app } = studio;
    await page.evaluate(() =>
      window.studio.on.links.arrived(() => Object.assign(window, { linkArrived: true })),
    );
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const [program, ...own] = await app.evaluate(() => [process.execPath, process.argv[1] ?? '']);
    if (program === undefined) throw new Error('the studio has a program');
    const second = spawn(program, [
      ...own,
      `--user-data-dir=${userDataDir}`,
      ...screenFlags,
      `stallcast://show/${showId}`,
    ]);
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await expect.poll(() => page.evaluate(() => 'linkArrived' in window)).toBe(true);
    expect(await page.evaluate(() => window.studio.links.take({}))).toEqual({
      ok: true,
      value: { streamId: showId },
    });
    // It is told once.
    expect(await page.evaluate(() => window.studio.links.take({}))).toMatchObject({
      value: { streamId: null },
    });
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    );
    expect(windows).toEqual([false]);
  });

  test('a link of macOS to anything but a show opens nothing', async () => {
    await studio.app.evaluate(({ app }) =>
      app.emit('open-url', { preventDefault() {} }, 'stallcast://end/everything?now=1'),
    );
    expect(await studio.page.evaluate(() => window.studio.links.take({}))).toMatchObject({
      value: { streamId: null },
    });
  });
});

describe('the computer', () => {
  test('sleep, waking and the lock are told to the page', async () => {
    const { page, app } = studio;
    // The page listens before anything happens: what it is asked and what the main process is asked go two ways.
    await page.evaluate(() => {
      const states: string[] = [];
      Object.assign(window, { heard: states });
      window.studio.on.power.changed(({ state }) => states.push(state));
    });
    await app.evaluate(({ powerMonitor }) => {
      for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) powerMonitor.emit(event);
    });
    const heard = () => page.evaluate((): unknown => Reflect.get(window, 'heard'));
    await expect.poll(heard).toEqual(['suspended', 'resumed', 'locked', 'unlocked']);
  });

  test('what happened stands in a log, and diagnostics can be copied', async () => {
    await expect.poll(readLog).toContain('The computer: suspended.');
    await studio.page.evaluate(() => console.error('the page complains: token=abcdefgh12345678'));
    await expect.poll(readLog).toContain('the page complains');
    expect(await readLog()).not.toContain('abcdefgh12345678');
    await studio.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find(({ label }) => label === 'Copy diagnostics')?.click();
    });
    const copied = () => studio.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toContain('The computer: resumed.');
    for (const fact of ['electron: ', 'system: linux', 'gpu: ', `server: ${serverUrl}`, 'language: en'])
      expect(await copied()).toContain(fact);
  });
});

describe('closing', () => {
  /** Answers the next question of the system's dialog with its button of this number, and notes what was asked. */
  const answerWith = (button: number) =>
    studio.app.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = async (_window: unknown, options?: unknown) => {
        Object.assign(globalThis, { asked: options });
        return { response, checkboxChecked: false };
      };
    }, button);
  const asked = () => studio.app.evaluate((): unknown => Reflect.get(globalThis, 'asked'));

  test('leaving while a show is on asks first, and the show stays unless the seller insists', async () => {
    const { page, app } = studio;
    await page.evaluate(() => window.studio.live.mark({ live: true }));
    await answerWith(0);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(asked).toMatchObject({
      message: 'You are live',
      buttons: ['Stay live', 'Close anyway'],
      defaultId: 0,
      cancelId: 0,
    });
    await app.evaluate((electron) => electron.app.quit());
    expect(await submitButton(page, 'Sign in').isVisible()).toBe(true);
    await answerWith(1);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate((electron) => void setImmediate(() => electron.app.quit()));
    await ended;
  });
});
