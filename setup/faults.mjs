import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { steps, take } from './set-up.mjs';
import { say, secondsSince } from './terminal.mjs';
import { prepare } from './test.mjs';

const usage = `Usage: npm run faults -- [--rounds 20] [--seed 1] [F4 F6 T24 … drop-storm]

Lets every fault (or the named ones) happen so many times to a running product, and ends with a table of what was
measured. The seed decides moments and lost packets.`;

const usualRounds = 20;
/** A round of a fault takes no longer on the whole, in ms. */
const roundLimitMs = 120_000;

/** @typedef {{ fault: string, what: string, quantity: string, limit: number, measured: number[], errors: string[] }} Line */

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function faults(args) {
  const wanted = read(args);
  if (wanted === null) {
    say(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const { rounds, seed, ids } = wanted;
  const startedMs = performance.now();
  await take([steps.packages]);
  const { variables, close } = await prepare(['faults']);
  const reports = join(root, 'artifacts', 'faults');
  rmSync(reports, { recursive: true, force: true });
  const chosen = ids.length === 0 ? [] : ['-t', `^(${ids.join('|')})\\b`];
  const code = await runInForeground(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'faults', ...chosen],
    {
      env: { ...variables, FAULT_ROUNDS: String(rounds), FAULT_SEED: String(seed) },
      timeoutMs: rounds * 40 * roundLimitMs,
    },
  );
  close();
  const lines = readLines(reports);
  say(`\n${tableOf(lines)}\n\n  ${rounds} rounds each, seed ${seed}, in ${secondsSince(startedMs)}`);
  return code === 0 && lines.length > 0 ? 0 : 1;
}

/** @param {readonly string[]} args @returns {{ rounds: number, seed: number, ids: string[] } | null} null if they make no sense */
export function read(args) {
  let [rounds, seed] = [usualRounds, 1];
  const ids = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--rounds') rounds = Number(args[(index += 1)]);
    else if (arg === '--seed') seed = Number(args[(index += 1)]);
    else if (/^[ft]\d+$/i.test(arg)) ids.push(arg.toUpperCase());
    // Those that are not of the list are called by what they do.
    else if (/^[a-z]+(-[a-z]+)+$/.test(arg)) ids.push(arg);
    else return null;
  }
  return Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed) ? { rounds, seed, ids } : null;
}

/** @param {string} folder @returns {Line[]} in the order of the faults' numbers */
function readLines(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  /** @type {Line[]} */
  const lines = names.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).lines);
  return lines.toSorted((one, other) => numberOf(one) - numberOf(other));
}

/** Threats come after faults, those without a number last. @param {Line} line */
function numberOf({ fault }) {
  const [, kind, number] = /^([FT])(\d+)\b/.exec(fault) ?? [];
  return kind === undefined ? Number.MAX_SAFE_INTEGER : Number(number) + (kind === 'T' ? 1000 : 0);
}

/** @param {readonly Line[]} lines @returns {string} */
export function tableOf(lines) {
  const head = ['fault', 'what is measured', 'rounds', 'p50', 'p95', 'limit', 'verdict'];
  const rows = [head, ...lines.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const failures = lines.flatMap(({ fault, errors }) => errors.map((error) => `${fault} ${error}`));
  return [...table, ...new Set(failures)].map((line) => `  ${line.trimEnd()}`).join('\n');
}

/** @param {Line} line @returns {string[]} */
function rowOf(line) {
  const { fault, quantity, limit, measured, errors } = line;
  const numbers = [percentile(measured, 0.5), percentile(measured, 0.95), limit];
  return [
    fault,
    quantity,
    `${measured.length}/${measured.length + errors.length}`,
    ...numbers.map((value) => String(Math.round(value))),
    verdictOf(line),
  ];
}

/** @param {{ limit: number, measured: number[], errors: string[] }} line */
function verdictOf({ limit, measured, errors }) {
  if (errors.length > 0 || measured.length === 0) return 'failed';
  return percentile(measured, 0.95) <= limit ? 'holds' : 'missed';
}

/** By nearest rank. @param {readonly number[]} values @param {number} share @returns {number} */
function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
