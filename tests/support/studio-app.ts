import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StudioBridge } from '@stallcast/studio/src/ipc/bridge.ts';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { makeFakeCamera } from './fake-camera.ts';
import { screenFlags } from './viewer-browser.ts';

declare global {
  interface Window {
    /** What the studio's page can ask of the main process; a test asks the same. */
    readonly studio: StudioBridge;
  }
}

const studioFolder = dirname(fileURLToPath(import.meta.resolve('@stallcast/studio/package.json')));

/** Longest start of the application until its driver is attached, in ms. */
const startLimitMs = 60_000;

export interface StudioApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Kills it without asking, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface StudioOptions {
  /** Address filled in at the sign-in. */
  readonly serverUrl: string;
  /** Where the studio remembers things; one of its own if not given. */
  readonly userDataDir?: string;
  /** More switches of the program. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The built studio in a real window, with the fake camera and microphone. */
export async function launchStudio({
  serverUrl,
  userDataDir,
  flags = [],
  env = {},
}: StudioOptions): Promise<StudioApp> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-studio-'));
  const camera = await makeFakeCamera(folder);
  // The program is the electron package's own or ELECTRON_OVERRIDE_DIST_PATH's, found by the driver. Given a path, the driver
  // would attach to an application that is already opening its window, and on a busy machine now and then wait for ever.
  const app = await _electron.launch({
    timeout: startLimitMs,
    args: [
      studioFolder,
      `--user-data-dir=${userDataDir ?? join(folder, 'user-data')}`,
      `--server=${serverUrl}`,
      ...camera.deviceFlags,
      ...screenFlags,
      ...flags,
    ],
    env: { ...definedEnvironment(), LANG: 'en_US.UTF-8', ...env },
  });
  const page = await app.firstWindow();
  let closing: Promise<void> | undefined;
  async function end(how: () => Promise<unknown>): Promise<void> {
    await how();
    // Its child processes may still write their last lines.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  // Asked for now: the driver forgets it when the studio ends by itself.
  const child = app.process();
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    app,
    page,
    kill: () =>
      (closing ??= end(async () => {
        child.kill('SIGKILL');
        await exited;
      })),
    close: () => (closing ??= end(() => app.close())),
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
