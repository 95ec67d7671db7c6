import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStudio } from './builds.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { root } from './places.mjs';
import { startGroup } from './process-group.mjs';
import { take } from './set-up.mjs';
import { say } from './terminal.mjs';

const packageFolder = join(root, 'node_modules', 'electron');

/**
 * Opens the studio, or says why it cannot be.
 * @param {string} server address it talks to
 * @returns {Promise<ReturnType<typeof startGroup> | null>}
 */
export async function openStudio(server) {
  if (!hasDisplay()) {
    say(`  This machine has no display: on one that has, run  npm run studio -- --server ${server}`);
    return null;
  }
  const standInAllowed = process.env.STALLCAST_TEST_ELECTRON === '1';
  const electron = await ensureElectron({ standInAllowed });
  if (electron === null) {
    say(
      '  The studio needs Electron, which cannot be downloaded from GitHub now: run  npm run studio  when it can be.',
    );
    return null;
  }
  await take([async () => electron.what, ensureStudio]);
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return startGroup(
    programIn(electron.distFolder),
    [...sandbox, join(root, 'studio'), `--server=${server}`],
    {
      cwd: root,
      env: process.env,
      stdio: 'ignore',
    },
  );
}

/** @param {string | null} distFolder null for the package's own */
function programIn(distFolder) {
  if (distFolder !== null) return join(distFolder, 'electron');
  return join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
}
