import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchStudio, type StudioApp } from '../support/studio-app.ts';

let studio: StudioApp;
beforeAll(async () => {
  // Nobody listens there; the sign-in is shown all the same.
  studio = await launchStudio({ serverUrl: 'http://127.0.0.1:9' });
  await studio.page.getByRole('textbox', { name: 'User name' }).waitFor();
});
afterAll(() => studio.kill());

/** The process of the window's page, once it shows something; 0 until then. */
const pagePid = () =>
  studio.app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    return page === undefined || page.isCrashed() || page.isLoading() ? 0 : page.getOSProcessId();
  });

/** What the window's page says. */
const pageText = () =>
  studio.app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    return String(await page?.executeJavaScript('document.body.innerText'));
  });

test('F24: a page whose process dies is there again within seconds', async () => {
  const before = await pagePid();
  expect(before).toBeGreaterThan(0);
  const began = performance.now();
  await studio.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(pagePid, { timeout: 10_000, interval: 50 }).not.toBeOneOf([0, before]);
  expect(performance.now() - began).toBeLessThan(8000);
  // The page says first that it is starting.
  await expect.poll(pageText, { timeout: 10_000 }).toContain('Sign in');
});
