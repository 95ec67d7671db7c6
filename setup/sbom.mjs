import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './places.mjs';
import { run, toolPath } from './processes.mjs';
import { Fault, say } from './terminal.mjs';

const file = join(root, 'artifacts', 'sbom.cdx.json');

/** Writes what this version is made of (CycloneDX), from the lockfile alone. @returns {Promise<number>} the exit code */
export async function sbom() {
  /** @type {string[]} */
  const lines = [];
  const { code, tail } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    env: { ...process.env, PATH: toolPath },
    onLine: (line) => lines.push(line),
  });
  // A warning may stand before it.
  const text = lines.slice(lines.indexOf('{'), lines.lastIndexOf('}') + 1).join('\n');
  if (code !== 0 || text === '') throw new Fault(`The list of parts could not be made:\n${tail.join('\n')}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
  say(`  ${JSON.parse(text).components.length} parts in ${relative(root, file)}`);
  return 0;
}
