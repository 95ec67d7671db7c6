import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPackages } from './packages.mjs';
import { root } from './places.mjs';
import { faultsOfLockfile } from './version-floors.mjs';

const locked = () => structuredClone(readPackages(join(root, 'package-lock.json')));

function changed(path: string, change: object) {
  const packages = locked();
  const known = packages[path];
  if (!known) throw new Error(`${path} is not locked`);
  return { ...packages, [path]: { ...known, ...change } };
}

test('T37: nothing in the lockfile is below its floor, unchecked, or from elsewhere', () => {
  expect(faultsOfLockfile(locked())).toEqual([]);
});

test.each([
  ['node_modules/mediasoup', '3.22.9'],
  ['node_modules/drizzle-orm', '0.45.1'],
  ['node_modules/ws', '8.17.0'],
  ['node_modules/socket.io', '4.6.1'],
  ['node_modules/socket.io-parser', '4.2.2'],
  ['node_modules/engine.io', '6.5.4'],
  ['node_modules/path-to-regexp', '7.1.0'],
  ['node_modules/body-parser', '1.20.2'],
  ['node_modules/electron', '42.9.9'],
])('T37: %s lowered to %s fails the gate', (path, version) => {
  expect(faultsOfLockfile(changed(path, { version }))).toEqual([
    expect.stringContaining(`${path} is ${version}`),
  ]);
});

test('T37: a copy deeper in the tree counts as well', () => {
  const deeper = { 'node_modules/x/node_modules/ws': { version: '7.0.0', integrity: 'sha512-x' } };
  expect(faultsOfLockfile({ ...locked(), ...deeper })).toHaveLength(1);
});

test('T37: another place, a missing checksum and an undecided script fail the gate', () => {
  const path = 'node_modules/express';
  for (const change of [
    { integrity: undefined },
    { integrity: 'sha1-x' },
    { resolved: 'git+ssh://git@github.com/x/express.git' },
    { resolved: 'https://registry.evil.test/express.tgz' },
    { hasInstallScript: true },
  ]) {
    expect(faultsOfLockfile(changed(path, change))).toHaveLength(1);
  }
});
