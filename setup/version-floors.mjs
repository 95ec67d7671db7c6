import { join } from 'node:path';
import { isDecided } from './install-scripts.mjs';
import { readPackages } from './packages.mjs';
import { root } from './places.mjs';

/** The oldest version of a package that may be installed, and what is wrong with those before. */
const floors = [
  { name: 'mediasoup', floor: '3.23.0', why: 'RTP that was made for it wrote outside of its memory' },
  { name: 'drizzle-orm', floor: '0.45.2', why: 'CVE-2026-39356: names were not escaped' },
  { name: 'ws', floor: '8.17.1', why: 'CVE-2024-37890: a request with many headers ended the process' },
  { name: 'socket.io', floor: '4.6.2', why: 'CVE-2024-38355: one packet ended the process' },
  { name: 'socket.io-parser', floor: '4.2.3', why: 'CVE-2023-32695: one packet ended the process' },
  {
    name: 'engine.io',
    floor: '6.5.5',
    why: 'CVE-2022-21676 and the ws below it: one packet ended the process',
  },
  { name: 'multer', floor: '2.0.0', why: 'CVE-2025-47944: one upload ended the process' },
  { name: 'path-to-regexp', floor: '8.0.0', why: 'CVE-2024-45296: an address could take minutes to match' },
  { name: 'body-parser', floor: '1.20.3', why: 'CVE-2024-45590: a body could take minutes to read' },
  { name: 'electron', floor: '43.0.0', why: 'older majors get no repairs any more' },
];

/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, inBundle?: boolean, hasInstallScript?: boolean }} LockedPackage */

/**
 * What must not be in a lockfile: versions below their floor, packages without a checksum or from elsewhere than the
 * registry, and programs that would run at installation without anybody having decided so.
 * @param {Readonly<Record<string, LockedPackage>>} packages by their path, as package-lock.json has them
 * @returns {string[]} a sentence for each
 */
export function faultsOfLockfile(packages) {
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .flatMap(([path, locked]) => faultsOf(path, locked));
}

/** @param {string} path @param {LockedPackage} locked @returns {string[]} */
function faultsOf(path, { version = '', integrity = '', resolved, inBundle, hasInstallScript }) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const faults = floors
    .filter((each) => each.name === name && isBelow(version, each.floor))
    .map(({ floor, why }) => `${path} is ${version}, which is older than ${floor}: ${why}`);
  // The lockfile need not say where from when it is the usual registry.
  if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
    faults.push(`${path} comes from ${resolved}`);
  // What a package brings within itself is covered by that package's checksum.
  if (!integrity.startsWith('sha512-') && inBundle !== true) faults.push(`${path} has no SHA-512 checksum`);
  if (hasInstallScript === true && !isDecided(name))
    faults.push(`${path} wants to run a program at installation: decide in setup/install-scripts.mjs`);
  return faults;
}

/** Compares major, minor and patch. @param {string} version @param {string} floor */
function isBelow(version, floor) {
  const [left, right] = [numbersOf(version), numbersOf(floor)];
  const differing = left.findIndex((number, index) => number !== right[index]);
  return differing !== -1 && (left[differing] ?? 0) < (right[differing] ?? 0);
}

/** @param {string} version @returns {number[]} */
const numbersOf = (version) =>
  (version.split(/[-+]/)[0] ?? '').split('.').map((number) => Number.parseInt(number, 10));

/** @returns {Promise<import('./checks.mjs').CheckResult>} */
export async function checkLockfile() {
  const faults = faultsOfLockfile(readPackages(join(root, 'package-lock.json')));
  return { ok: faults.length === 0, output: faults.join('\n') };
}
