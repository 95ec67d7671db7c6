import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { cacheRoot, root } from './places.mjs';
import { run } from './processes.mjs';
import { isReachable } from './reachable.mjs';
import { Fault, say, startProgress } from './terminal.mjs';
import { buildWorker, recipeHash } from './worker-build.mjs';

const programName = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
const mediasoup = join(root, 'node_modules', 'mediasoup');
const placeInPackage = join(mediasoup, 'worker', 'out', 'Release', programName);
const downloadLimitMs = 5 * 60_000;
/** What the worker answers when it is started by anybody but mediasoup. */
const notMyFather = 41;

/**
 * The media server's engine, put where mediasoup looks for it: the one of MEDIASOUP_WORKER_BIN, the official binary,
 * or where that cannot be had one built here. Both are kept in the cache and checked against their SHA-256.
 * @returns {Promise<string | null>} what was done, null when it was there
 */
export async function ensureWorker() {
  const own = process.env.MEDIASOUP_WORKER_BIN;
  if (own) {
    if (await starts(own)) return null;
    throw new Fault(
      `MEDIASOUP_WORKER_BIN=${own} is not a mediasoup-worker that runs here: unset it or name another.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(mediasoup, 'package.json'), 'utf8'));
  const kept = join(cacheRoot, 'mediasoup-worker');
  const official = join(kept, `${version}-official-${process.platform}-${process.arch}`);
  const built = join(kept, `${version}-${recipeHash()}`);
  const found = (await usable(official)) ?? (await usable(built));
  if (found !== null)
    return linkIntoPackage(found) ? `mediasoup-worker ${version} taken from the cache` : null;

  return await withLock(join(kept, 'lock'), async () => {
    const done = (await obtainOfficial(official, version)) ?? (await obtainBuilt(built, version));
    linkIntoPackage(done.program);
    return done.what;
  });
}

/** @param {string} folder @param {string} version */
async function obtainOfficial(folder, version) {
  const kept = await usable(folder);
  if (kept !== null) return { program: kept, what: `mediasoup-worker ${version} taken from the cache` };
  const base =
    process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || 'https://github.com/versatica/mediasoup';
  if (!(await isReachable(base))) return null;

  rmSync(placeInPackage, { force: true });
  const progress = startProgress(`downloading mediasoup-worker ${version}`);
  try {
    // mediasoup's own script knows names and places; without a Python its fallback, a build that downloads more, ends at once.
    const { code } = await run(process.execPath, ['npm-scripts.mjs', 'postinstall'], {
      cwd: mediasoup,
      env: { ...process.env, PYTHON: 'no-python' },
      timeoutMs: downloadLimitMs,
    });
    if (code !== 0 || !existsSync(placeInPackage) || !(await starts(placeInPackage))) return null;
  } finally {
    progress.stop();
  }
  return { program: keep(placeInPackage, folder), what: `mediasoup-worker ${version} downloaded` };
}

/** @param {string} folder @param {string} version */
async function obtainBuilt(folder, version) {
  const kept = await usable(folder);
  if (kept !== null) return { program: kept, what: `mediasoup-worker ${version} taken from the cache` };
  if (process.platform !== 'linux') {
    throw new Fault(
      `mediasoup-worker ${version} could not be downloaded from GitHub: check the network, then run this again (it can be built here on Linux only).`,
    );
  }
  say(
    `  mediasoup-worker ${version} cannot be downloaded from GitHub: it is built here, once for this machine.`,
  );
  const work = `${folder}.build`;
  const program = await buildWorker({ sources: join(mediasoup, 'worker'), work });
  if (!(await starts(program))) {
    throw new Fault(
      `The mediasoup-worker that was built does not start: delete ${work}, then run this again.`,
    );
  }
  const done = keep(program, folder);
  rmSync(work, { recursive: true, force: true });
  return { program: done, what: `mediasoup-worker ${version} built` };
}

/** @param {string} program */
async function starts(program) {
  return (await run(program, [], { env: {}, timeoutMs: 10_000 })).code === notMyFather;
}

/** @param {string} program @param {string} folder @returns {string} where it is kept */
function keep(program, folder) {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  copyFileSync(program, join(partial, programName));
  writeFileSync(join(partial, 'sha256'), sha256(join(partial, programName)));
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return join(folder, programName);
}

/** @param {string} folder @returns {Promise<string | null>} its program when that is unchanged and runs */
async function usable(folder) {
  const program = join(folder, programName);
  if (!existsSync(program) || !existsSync(join(folder, 'sha256'))) return null;
  if (sha256(program) !== readFileSync(join(folder, 'sha256'), 'utf8')) {
    say(`  ${program} is not the file that was put there: it is thrown away.`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  // A new release of the operating system may have taken its libraries away.
  return (await starts(program)) ? program : null;
}

/** @param {string} file */
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** mediasoup then finds it by itself, however the server is started. @param {string} program @returns {boolean} whether it was not yet there */
function linkIntoPackage(program) {
  if (existsSync(placeInPackage) && sha256(placeInPackage) === sha256(program)) return false;
  rmSync(placeInPackage, { force: true });
  mkdirSync(dirname(placeInPackage), { recursive: true });
  try {
    symlinkSync(program, placeInPackage);
  } catch {
    copyFileSync(program, placeInPackage);
  }
  return true;
}
