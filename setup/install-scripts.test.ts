import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDecided } from './install-scripts.mjs';
import { readPackages } from './packages.mjs';
import { root } from './places.mjs';

test('every package that wants to run something at installation has been decided on', () => {
  const asking = Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.filter((name) => !isDecided(name))).toEqual([]);
});
