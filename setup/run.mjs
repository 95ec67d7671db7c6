import { runInForeground } from './processes.mjs';
import { steps, take } from './set-up.mjs';
import { say } from './terminal.mjs';

/** Scripts by name: what they call, and what has to be there first. @type {Record<string, { about: string, command: string[] }>} */
const scripts = {
  verify: {
    about: 'every check that takes seconds',
    command: [],
  },
  format: { about: 'write every file in the house style', command: ['biome', 'format', '--write'] },
  'db:generate': {
    about: 'make a migration of what changed in drizzle/schema',
    command: ['npm', 'exec', '-w', 'drizzle', '--', 'drizzle-kit', 'generate'],
  },
  reconcile: {
    about: 'recount every figure of the shop from its facts and list what differs',
    command: ['node', 'sfu-server/src/reconcile-command.ts'],
  },
  size: { about: 'what a first visit of the viewer page loads, against its budget', command: [] },
  sbom: { about: 'write what this is made of to artifacts/sbom.cdx.json (CycloneDX)', command: [] },
  exec: { about: 'any program: run exec vitest …', command: [] },
};

/** @param {readonly string[]} args the script's name and its own arguments @returns {Promise<number>} the exit code */
export async function runScript([name = '--help', ...rest]) {
  const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (script === undefined) {
    say(
      `Scripts:\n${Object.entries(scripts)
        .map(([key, { about }]) => `  ${key.padEnd(14)}${about}`)
        .join('\n')}`,
    );
    return name === '--help' ? 0 : 2;
  }
  await take([steps.packages]);
  if (name === 'verify') return await (await import('./verify.mjs')).verify();
  if (name === 'size') return await (await import('./size.mjs')).size();
  if (name === 'sbom') return await (await import('./sbom.mjs')).sbom();
  const [program = 'node', ...args] = [...script.command, ...rest];
  return await runInForeground(program, args);
}
