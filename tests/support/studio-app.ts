import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { makeFakeCamera } from './fake-camera.ts';
import { screenFlags } from './viewer-browser.ts';

const studioFolder = dirname(fileURLToPath(import.meta.resolve('@stallcast/studio/package.json')));

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
}

/** The built studio in a real window, with the fake camera and microphone. */
export async function launchStudio({ serverUrl, userDataDir }: StudioOptions): Promise<StudioApp> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-studio-'));
  const camera = await makeFakeCamera(folder);
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [
      studioFolder,
      `--user-data-dir=${userDataDir ?? join(folder, 'user-data')}`,
      `--server=${serverUrl}`,
      ...camera.flags,
      ...screenFlags,
    ],
    env: { ...definedEnvironment(), LANG: 'en_US.UTF-8' },
  });
  const page = await app.firstWindow();
  let closing: Promise<void> | undefined;
  async function end(how: () => Promise<unknown>): Promise<void> {
    await how();
    // Its child processes may still write their last lines.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  const exited = new Promise<void>((resolve) => void app.process().once('exit', () => resolve()));
  return {
    app,
    page,
    kill: () =>
      (closing ??= end(async () => {
        app.process().kill('SIGKILL');
        await exited;
      })),
    close: () => (closing ??= end(() => app.close())),
  };
}

/** The program to run: the one that set-up found, else the package's own. */
function electronProgram(): string {
  const distFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (distFolder !== undefined && distFolder !== '') return join(distFolder, 'electron');
  const program: unknown = createRequire(join(studioFolder, 'package.json'))('electron');
  if (typeof program !== 'string') throw new Error('the electron package names no program');
  return program;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
