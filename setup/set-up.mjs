import { ensureViewerPage } from './builds.mjs';
import { ensureElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystemPackages, forRecording } from './system-packages.mjs';
import { Fault, say, secondsSince } from './terminal.mjs';
import { ensureWorker } from './worker.mjs';

/** @typedef {() => Promise<string | null>} Step gives what it did in a few words, null when there was nothing to do */

/** The order matters: the worker and Electron come out of packages. */
export const steps = { packages: ensurePackages, worker: ensureWorker, recording: ensureRecording };

/**
 * Takes steps one by one and says what each did.
 * @param {readonly Step[]} list
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function take(list) {
  let changed = false;
  for (const step of list) {
    const startedMs = performance.now();
    const what = await step();
    if (what === null) continue;
    changed = true;
    say(`  ✓ ${what} (${secondsSince(startedMs)})`);
  }
  return changed;
}

/**
 * What a developer or an operator needs on this machine, or with `--server` what an image of the server needs.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function setUp(args) {
  const serverOnly = args.length === 1 && args[0] === '--server';
  if (args.length > 0 && !serverOnly)
    throw new Fault(`"${args.join(' ')}" is no option of set-up: see  node setup.mjs --help`);
  const startedMs = performance.now();
  const changed = await take(
    serverOnly
      ? [steps.packages, steps.worker, ensureViewerPage]
      : [...Object.values(steps), ensureStudioRuntime],
  );
  const time = secondsSince(startedMs);
  say(changed ? `Set up in ${time}.` : `Everything is in place already (looked for ${time}).`);
  return 0;
}

/** Shows can be held without ffmpeg, only not kept: its absence is said, not fatal. @returns {Promise<string | null>} */
async function ensureRecording() {
  try {
    return await ensureSystemPackages(forRecording, 'keeping recordings');
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    say(`  ${error.message}`);
    return null;
  }
}

/** @returns {Promise<string | null>} */
async function ensureStudioRuntime() {
  const electron = await ensureElectron({ standInAllowed: false });
  if (electron === null)
    say('  Electron cannot be downloaded from GitHub here: everything but the studio works without it.');
  return electron?.what ?? null;
}
