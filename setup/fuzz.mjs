import { randomInt } from 'node:crypto';
import { take, steps } from './set-up.mjs';
import { say } from './terminal.mjs';
import { prepare } from './test.mjs';
import { runTestPart } from './test-parts.mjs';

const usage = `Usage: npm run fuzz -- [2000] [--seed 20261122 | --fresh]

Sends so many random HTTP requests made from the contract, half of them broken, and in proportion socket messages, UDP
packets and whole stories of sellers and viewers. The same seed tries the same; --fresh takes a new one and says which.`;

const usual = { runs: 2000, seed: 20_261_122 };
/** One request and its share of everything else takes no longer, in ms. */
const limitPerRunMs = 150;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function fuzz(args) {
  const wanted = readFuzz(args);
  if (wanted === null) {
    say(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const { runs, seed } = wanted;
  await take([steps.packages]);
  const { variables, close } = await prepare(['fuzz']);
  say(`  ${runs} requests with seed ${seed}`);
  const env = { ...variables, FUZZ_RUNS: String(runs), FUZZ_SEED: String(seed) };
  const { passed, failed } = await runTestPart('fuzz', { env, limitMs: 300_000 + runs * limitPerRunMs });
  close();
  if (failed > 0) say(`  again with: npm run fuzz -- ${runs} --seed ${seed}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {readonly string[]} args @returns {{ runs: number, seed: number } | null} null if they make no sense */
export function readFuzz(args) {
  let { runs, seed } = usual;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--seed') seed = Number(args[(index += 1)]);
    else if (arg === '--fresh') seed = randomInt(2 ** 31);
    else runs = Number(arg);
  }
  return Number.isInteger(runs) && runs > 0 && Number.isInteger(seed) ? { runs, seed } : null;
}
