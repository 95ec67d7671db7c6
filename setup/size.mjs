import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureViewerPage } from './builds.mjs';
import { root } from './places.mjs';
import { run, toolPath } from './processes.mjs';
import { say } from './terminal.mjs';

const folder = join(root, 'viewer-web');

/**
 * What a first visit of the viewer's page loads, against the budget in viewer-web/.size-limit.mjs.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function checkSize() {
  await ensureViewerPage();
  /** @type {string[]} */
  const lines = [];
  const { code } = await run('size-limit', [], {
    cwd: folder,
    env: { ...process.env, PATH: toolPath, NO_COLOR: '1' },
    onLine: (line) => lines.push(line),
  });
  const { firstScripts } = await import('../viewer-web/first-load.ts');
  const heavy = scriptsWithSchemas(firstScripts());
  for (const file of heavy) lines.push(`The validation library is part of a first visit: ${file}`);
  return { ok: code === 0 && heavy.length === 0, output: lines.join('\n') };
}

/** @returns {Promise<number>} the exit code */
export async function size() {
  const { ok, output } = await checkSize();
  say(output);
  return ok ? 0 : 1;
}

/** The page validates nothing; what came in with the contract's schemas would weigh more than the page. @param {readonly string[]} files */
function scriptsWithSchemas(files) {
  return files.filter((file) => /ZodType|ZodError/.test(readFileSync(file, 'utf8')));
}
