import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkArrows } from './arrows.mjs';
import { root } from './places.mjs';
import { run, toolPath } from './processes.mjs';
import { checkSize } from './size.mjs';
import { checkLockfile } from './version-floors.mjs';

/** @typedef {{ ok: boolean, output: string }} CheckResult */
/** @typedef {{ name: string, check: () => Promise<CheckResult> }} Check */

/** What a machine can say about the sources without running them; the slowest first. @type {readonly Check[]} */
export const checks = [
  { name: 'lint', check: () => tool('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'types', check: checkTypes },
  { name: 'dead code', check: () => tool('knip', ['--no-progress']) },
  { name: 'arrows', check: checkArrows },
  { name: 'size', check: checkSize },
  { name: 'packages', check: checkLockfile },
  { name: 'format', check: () => tool('biome', ['format', '--max-diagnostics=20']) },
];

/** @param {string} program @param {readonly string[]} args @returns {Promise<CheckResult>} */
async function tool(program, args) {
  /** @type {string[]} */
  const lines = [];
  const { code } = await run(program, args, {
    cwd: root,
    env: { ...process.env, PATH: toolPath, NO_COLOR: '1' },
    onLine: (line) => lines.push(line),
  });
  return { ok: code === 0, output: lines.join('\n') };
}

/** Every project file of the compiler that has sources of its own. @returns {Promise<CheckResult>} */
async function checkTypes() {
  const results = [];
  for (const project of projects()) {
    const known = join(root, 'node_modules', '.stallcast', 'types', `${relative(root, project)}buildinfo`);
    results.push(await tool('tsc', ['-p', project, '--incremental', '--tsBuildInfoFile', known]));
  }
  return { ok: results.every(({ ok }) => ok), output: results.map(({ output }) => output).join('\n') };
}

/** @returns {string[]} */
function projects() {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const found = ['', ...workspaces].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => /^tsconfig(\..+)?\.json$/.test(file))
      .map((file) => join(root, folder, file)),
  );
  return found.filter((file) => /"include"/.test(readFileSync(file, 'utf8')));
}
