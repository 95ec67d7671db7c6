import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const studioFolder = dirname(fileURLToPath(import.meta.resolve('@stallcast/studio/package.json')));

const packLimitMs = 150_000;
const startLimitMs = 60_000;

/** Somebody without any rights: a sandbox that needs some would show. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

export interface PackedStudio {
  /** The program people start. */
  readonly program: string;
  readonly asarFile: string;
  close(): Promise<void>;
}

/** Makes the program that people would install, unpacked, out of the built studio. */
export async function packStudio(): Promise<PackedStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-packed-'));
  await chmod(folder, 0o755);
  const builder = createRequire(join(studioFolder, 'package.json')).resolve('electron-builder/cli.js');
  await promisify(execFile)(
    process.execPath,
    [
      builder,
      ...['--config', 'electron-builder.config.mjs', '--linux', 'dir', '--publish', 'never'],
      `-c.directories.output=${folder}`,
    ],
    { cwd: studioFolder, timeout: packLimitMs },
  );
  const unpacked = join(folder, 'linux-unpacked');
  return {
    program: join(unpacked, 'stallcast-studio'),
    asarFile: join(unpacked, 'resources', 'app.asar'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface RunningStudio {
  readonly page: Page;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts a packed studio as somebody without rights, with its sandbox, and attaches to its window. */
export async function startPacked(program: string, args: readonly string[] = []): Promise<RunningStudio> {
  const home = await mkdtemp(join(tmpdir(), 'stallcast-home-'));
  if (isRoot) await chown(home, nobody, nobody);
  // The program takes no debugger for its main process; the window is looked at from Chromium's side.
  const child = spawn(
    program,
    [`--user-data-dir=${join(home, 'data')}`, '--remote-debugging-port=0', ...args],
    {
      cwd: home,
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home, LANG: 'en_US.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot && { uid: nobody, gid: nobody }),
    },
  );
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    child.kill('SIGKILL');
    await exited;
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined || child.pid === undefined) throw new Error('the studio opened no window');
    return { page, pid: child.pid, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function debuggerAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the studio has no standard error');
  const heard: string[] = [];
  const timeout = setTimeout(() => child.kill('SIGKILL'), startLimitMs);
  try {
    for await (const line of createInterface({ input: child.stderr })) {
      heard.push(line);
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
      if (address !== undefined) return address;
    }
  } finally {
    clearTimeout(timeout);
    child.stderr.resume();
  }
  throw new Error(`the studio ended before its window was there:\n${heard.join('\n')}`);
}

/** A process below another one, as /proc tells it. */
export interface ProcessFacts {
  readonly commandLine: string;
  readonly status: string;
}

/** Every process of a program that is running now: itself and what it started. */
export async function processesOf(pid: number): Promise<readonly ProcessFacts[]> {
  const all = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => processFacts(name)),
  );
  const known = all.filter((facts) => facts !== null);
  const family = new Set([pid]);
  for (let grown = -1; grown < family.size; ) {
    grown = family.size;
    for (const { id, parent } of known) if (family.has(parent)) family.add(id);
  }
  return known.filter(({ id }) => family.has(id));
}

async function processFacts(name: string) {
  try {
    const commandLine = (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    const status = await readFile(`/proc/${name}/status`, 'utf8');
    return { id: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), commandLine, status };
  } catch {
    return null; // It has ended meanwhile.
  }
}
