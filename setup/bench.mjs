import { join } from 'node:path';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { steps, take } from './set-up.mjs';

/** The longest that all benchmarks may take, in ms. */
const limitMs = 60 * 60_000;

/** @param {readonly string[]} args names of benchmarks and options, see tests/bench/main.ts @returns {Promise<number>} the exit code */
export async function bench(args) {
  await take([steps.packages, steps.worker]);
  return await runInForeground(process.execPath, [join(root, 'tests', 'bench', 'main.ts'), ...args], {
    timeoutMs: limitMs,
  });
}
