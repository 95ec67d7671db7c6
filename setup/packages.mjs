import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isAllowed } from './install-scripts.mjs';
import { withLock } from './lock.mjs';
import { lockOfThisClone, root } from './places.mjs';
import { npmCommand, run } from './processes.mjs';
import { Fault, startProgress } from './terminal.mjs';

/** Stands while an installation is under way, and after one that was cut off. */
const unfinished = join(root, 'node_modules', '.stallcast', 'installing');

/** @typedef {Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>> & { version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], hasInstallScript?: boolean }} LockedPackage */

/**
 * The packages of the lockfile, exactly, with no install script but the allowed ones.
 * @returns {Promise<string | null>} what was done, null when everything was there
 */
export async function ensurePackages() {
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = await ensureInstalled(locked);
  const hydrated = await runAllowedScripts(locked);
  return installed ?? hydrated;
}

/** @param {Record<string, LockedPackage>} locked */
async function ensureInstalled(locked) {
  if (findMissing(locked) === null && !existsSync(unfinished)) return null;
  return await withLock(lockOfThisClone, async () => {
    if (findMissing(locked) === null && !existsSync(unfinished)) return null;
    refuseStaleLockfile(locked);
    // What an installation that was interrupted left behind looks whole to npm, and is not.
    if (existsSync(unfinished)) rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    mkdirSync(dirname(unfinished), { recursive: true });
    writeFileSync(unfinished, '');
    const total = Object.values(locked).filter(fitsThisMachine).length;
    const progress = startProgress(`installing ${total} packages`);
    try {
      await install(total, progress.update);
    } finally {
      progress.stop();
    }
    const missing = findMissing(locked);
    if (missing !== null) {
      throw new Fault(
        `npm did not install ${missing} as package-lock.json says: delete node_modules, then run this again.`,
      );
    }
    rmSync(unfinished);
    return `${total} packages installed`;
  });
}

/**
 * `npm ci` would demand that the lockfile names the binaries of every platform, also of those that the registry it
 * was written with does not carry. This installs what is locked, and the caller checks that it did.
 * @param {number} total
 * @param {(text: string) => void} update
 */
async function install(total, update) {
  const [command, args] = npmCommand();
  let fetched = 0;
  /** @type {string[]} */
  const errors = [];
  const { code, tail } = await run(
    command,
    [...args, 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'],
    {
      cwd: root,
      onLine: (line) => {
        if (/^npm http (fetch|cache).*\.tgz/.test(line)) fetched += 1;
        if (line.startsWith('npm error ')) errors.push(line.slice('npm error '.length).trim());
        update(`${Math.min(fetched, total)} fetched`);
      },
    },
  );
  if (code === 0) return;
  const reason = errors.slice(0, 3).join(', ') || tail.at(-1);
  throw new Fault(
    `npm install failed (${reason}): check the network and the room on the disk, then run this again.`,
  );
}

/** A dependency that somebody wrote into a package.json alone would be installed at whatever version. @param {Record<string, LockedPackage>} locked */
function refuseStaleLockfile(locked) {
  for (const [path, entry] of Object.entries(locked)) {
    if (path.includes('node_modules/')) continue;
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    for (const kind of /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies'])) {
      if (isDeepStrictEqual(manifest[kind] ?? {}, entry[kind] ?? {})) continue;
      throw new Fault(
        `package-lock.json does not match ${join(path, 'package.json')}: run  npm install --ignore-scripts  and commit both.`,
      );
    }
  }
}

/**
 * npm leaves a list of what it installed when it has finished: the first package of the lockfile that is not in it.
 * @param {Record<string, LockedPackage>} locked
 */
function findMissing(locked) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules';
  const installed = readPackages(installedFile);
  for (const [path, wanted] of Object.entries(locked)) {
    if (!path.includes('node_modules/')) continue;
    const found = installed[path];
    if (found === undefined ? !mayBeMissing(wanted) : found.integrity !== wanted.integrity) return path;
  }
  return null;
}

/** A package for no platform in particular is optional only below one that is. @param {LockedPackage} wanted */
function mayBeMissing(wanted) {
  return wanted.optional === true && (wanted.os === undefined || !fitsThisMachine(wanted));
}

/** @param {LockedPackage} wanted */
function fitsThisMachine({ os, cpu, libc }) {
  const fits = (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
  return fits && (libc?.includes(ownLibc()) ?? true);
}

/** @type {string | undefined} */
let knownLibc;

/** The C library's name, as npm tells them apart. */
function ownLibc() {
  if (knownLibc !== undefined) return knownLibc;
  // Listing the network's neighbours, which a report does otherwise, can take seconds.
  if (process.report !== undefined) Object.assign(process.report, { excludeNetwork: true });
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } } | undefined} */ (
    process.report?.getReport()
  );
  knownLibc = report?.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return knownLibc;
}

/** What a lockfile says, by the packages' places. @param {string} file @returns {Record<string, LockedPackage>} */
export function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {Record<string, LockedPackage>} locked @returns {Promise<string | null>} */
async function runAllowedScripts(locked) {
  /** @type {string[]} */
  const done = [];
  for (const [path, { hasInstallScript }] of Object.entries(locked)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const folder = join(root, path);
    if (hasInstallScript !== true || !isAllowed(name) || !existsSync(folder) || hasLinks(folder)) continue;
    const { code, tail } = await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
    if (code !== 0 || !hasLinks(folder)) {
      throw new Fault(
        `The libraries of ${name} could not be linked (${tail.at(-1) ?? 'no message'}): delete ${folder}, then run this again.`,
      );
    }
    done.push(name);
  }
  return done.length === 0 ? null : `${done.join(', ')} linked`;
}

/** npm packages carry no symbolic links, so the database's are listed in a file and made after unpacking. @param {string} folder */
function hasLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.every(({ target }) => existsSync(join(folder, target)));
}
