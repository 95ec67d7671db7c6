import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { withLock } from './lock.mjs';
import { lockOfThisClone, root } from './places.mjs';
import { run, toolPath } from './processes.mjs';
import { Fault, startProgress } from './terminal.mjs';

const notSources = new Set(['node_modules', 'dist', 'out']);

/**
 * @typedef {{ name: string, folder: string, command: [string, ...string[]], result: string, sources: readonly string[] }} Build
 * `result` is there when a build has succeeded; `folder`, `result` and `sources` are paths in the project
 */

/** @type {Build} */
const viewerPage = {
  name: 'viewer page',
  folder: 'viewer-web',
  command: ['vite', 'build'],
  result: 'viewer-web/dist/index.html',
  sources: ['viewer-web', 'shared', 'package-lock.json', 'tsconfig.base.json'],
};

/** @type {Build} */
const studio = {
  name: 'studio',
  folder: 'studio',
  command: ['electron-vite', 'build'],
  result: 'studio/out/main/index.js',
  sources: ['studio', 'shared', 'package-lock.json', 'tsconfig.base.json'],
};

export const ensureViewerPage = () => ensureBuilt(viewerPage);
export const ensureStudio = () => ensureBuilt(studio);

/**
 * Builds when the sources are not those of the last build.
 * @param {Build} build
 * @returns {Promise<string | null>} what was done, null when nothing has changed
 */
async function ensureBuilt(build) {
  const stamp = join(root, 'node_modules', '.stallcast', build.folder);
  if (isCurrent(build, stamp)) return null;
  return await withLock(lockOfThisClone, async () => {
    if (isCurrent(build, stamp)) return null;
    const hash = hashOf(build.sources);
    rmSync(stamp, { force: true });
    const progress = startProgress(`building the ${build.name}`);
    const [program, ...args] = build.command;
    const { code, tail } = await run(program, args, {
      cwd: join(root, build.folder),
      env: { ...process.env, PATH: toolPath, NODE_ENV: 'production' },
    });
    progress.stop();
    if (code !== 0 || !existsSync(join(root, build.result))) {
      throw new Fault(
        `The ${build.name} could not be built:\n${tail.join('\n')}\nMend that in ${build.folder}/, then run this again.`,
      );
    }
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    return `${build.name} built`;
  });
}

/** @param {Build} build @param {string} stamp */
function isCurrent({ result, sources }, stamp) {
  if (!existsSync(join(root, result)) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === hashOf(sources);
}

/** @param {readonly string[]} sources */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(join(root, source)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path of a file or folder @returns {string[]} */
function filesOf(path) {
  if (!existsSync(path)) return [];
  const entries = readEntries(path);
  if (entries === null) return [path];
  return entries
    .filter(({ name }) => !notSources.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

/** @param {string} path @returns {import('node:fs').Dirent[] | null} null for a file */
function readEntries(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return null;
    throw error;
  }
}
