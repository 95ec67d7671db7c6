import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import config from '../.dependency-cruiser.mjs';
import { root } from './places.mjs';

const places = ['shared', 'drizzle', 'sfu-server', 'viewer-web', 'studio', 'tests', 'setup'];
const notSources = /(^|\/)(node_modules|dist|out|migrations)\//;
const scripts = /\.tsx?$/;

/**
 * Checks every import against the arrows of .dependency-cruiser.mjs, and that every TypeScript file was really read:
 * a cruiser that cannot parse them finds nothing wrong.
 * @param {string} [folder] the project
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function checkArrows(folder = root) {
  // Only now: this file is also read before the packages are there.
  const { cruise } = await import('dependency-cruiser');
  const present = places.filter((place) => existsSync(join(folder, place)));
  const { output } = await cruise(present, {
    ...config.options,
    ruleSet: config,
    validate: true,
    baseDir: folder,
  });
  if (typeof output === 'string') return { ok: false, output };
  const read = new Set(output.modules.map(({ source }) => source));
  const unread = present.flatMap((place) => scriptsBelow(folder, place)).filter((file) => !read.has(file));
  const imports = output.modules.flatMap(({ source, dependencies }) =>
    scripts.test(source) ? dependencies : [],
  );
  const faults = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (unread.length > 0) faults.push(`not read: ${unread.slice(0, 5).join(', ')} (${unread.length} files)`);
  if (!imports.some(({ resolved }) => scripts.test(resolved)))
    faults.push('no import of TypeScript by TypeScript was seen');
  return { ok: faults.length === 0, output: faults.join('\n') };
}

/** @param {string} folder @param {string} place @returns {string[]} paths in the project */
function scriptsBelow(folder, place) {
  return readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })
    .map((file) => `${place}/${file}`)
    .filter((file) => scripts.test(file) && !notSources.test(file));
}
