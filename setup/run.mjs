import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './places.mjs';
import { steps, take } from './set-up.mjs';
import { say } from './terminal.mjs';

/** Scripts by name: what they call, and what has to be there first. @type {Record<string, { about: string, command: string[] }>} */
const scripts = {
  verify: {
    about: 'every check that takes seconds',
    command: [process.execPath, join(root, 'setup', 'verify.mjs')],
  },
  format: { about: 'write every file in the house style', command: ['biome', 'format', '--write'] },
  'db:generate': {
    about: 'make a migration of what changed in drizzle/schema',
    command: ['npm', 'run', 'generate', '-w', 'drizzle'],
  },
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
  const [program = 'node', ...args] = [...script.command, ...rest];
  return await runInForeground(program, args);
}

/**
 * Runs a program on this terminal, with the project's tools on the PATH.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
async function runInForeground(program, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
