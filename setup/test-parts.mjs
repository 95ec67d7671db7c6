import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { runInForeground } from './processes.mjs';
import { say, secondsSince } from './terminal.mjs';

/** The projects of vitest.config.ts, the quickest first, with the longest each may take. */
const partLimitMs = {
  unit: 2 * 60_000,
  architecture: 2 * 60_000,
  server: 10 * 60_000,
  fuzz: 8 * 60_000,
  media: 15 * 60_000,
  faults: 10 * 60_000,
  journeys: 20 * 60_000,
};

/** @typedef {keyof typeof partLimitMs} TestPart */

export const testParts = /** @type {TestPart[]} */ (Object.keys(partLimitMs));

/**
 * Parts that drive browsers which send and play video, where a small machine is now and then late. What failed there is run once more,
 * alone, and told apart. Parts that count money, stock or rights are never asked twice.
 * @type {ReadonlySet<TestPart>}
 */
const askedTwice = new Set(/** @type {TestPart[]} */ (['media', 'journeys']));

/** More files than these are no accident. */
const accidentalFiles = 2;

/**
 * Runs one part. A part that ran no test, skipped one, or broke outside of a test has failed.
 * @param {TestPart} part
 * @param {{ env?: NodeJS.ProcessEnv, args?: readonly string[], limitMs?: number }} [options]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runTestPart(part, { env, args = [], limitMs = partLimitMs[part] } = {}) {
  const startedMs = performance.now();
  say(`\n  … tests: ${part}`);
  const first = await runVitest(part, { env, args, limitMs });
  const files = askedTwice.has(part) ? filesToAskAgain(first.report) : [];
  const { passed, failed, notes } =
    files.length === 0
      ? judge(first.report, first.code, { chosen: args.length > 0 })
      : await askAgain(part, first.report, files, { env, args, limitMs });
  for (const note of notes) say(`  ✗ ${part}: ${note}`);
  say(
    `  ${failed === 0 ? '✓' : '✗'} tests: ${part}: ${passed} passed, ${failed} failed (${secondsSince(startedMs)})`,
  );
  return { passed, failed };
}

/**
 * @param {TestPart} part
 * @param {Report | null} first
 * @param {readonly string[]} files
 * @param {VitestOptions} options
 */
async function askAgain(part, first, files, { env, args, limitMs }) {
  say(`  … tests: ${part}: once more, alone: ${files.join(' ')}`);
  const second = await runVitest(part, { env, args: [...args, ...files], limitMs });
  const score = judge(second.report && merge(first, second.report), second.code, { chosen: args.length > 0 });
  if (score.failed === 0)
    say(`  ! tests: ${part}: failed, then passed alone, so unsteady: ${files.join(' ')}`);
  return score;
}

/**
 * @typedef {{ env: NodeJS.ProcessEnv | undefined, args: readonly string[], limitMs: number }} VitestOptions
 */

/**
 * @param {TestPart} part
 * @param {VitestOptions} options
 * @returns {Promise<{ report: Report | null, code: number }>}
 */
async function runVitest(part, { env, args, limitMs }) {
  const file = join(root, 'artifacts', `${part}.json`);
  rmSync(file, { force: true });
  const code = await runInForeground(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project', part, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
      ...args,
    ],
    { env, timeoutMs: limitMs },
  );
  return { report: readReport(file), code };
}

/**
 * The files that failed; none when they are too many for an accident.
 * @param {Report | null} report
 * @returns {readonly string[]}
 */
export function filesToAskAgain(report) {
  const files = (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => name);
  return files.length > accidentalFiles ? [] : files;
}

/**
 * What counts after a second run: its results for the files that were run again, the first one's for the others.
 * @param {Report | null} first
 * @param {Report} second
 * @returns {Report}
 */
export function merge(first, second) {
  const again = new Set(second.testResults.map(({ name }) => name));
  const kept = (first?.testResults ?? []).filter(({ name }) => !again.has(name));
  const testResults = [...kept, ...second.testResults];
  const statuses = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ status }) => status),
  );
  /** @param {readonly string[]} wanted */
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped', 'disabled'),
    numTodoTests: count('todo'),
    testResults,
  };
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }} Report as vitest's json reporter writes it
 */

/**
 * @param {Report | null} report
 * @param {number} code
 * @param {{ chosen?: boolean }} [options] whether somebody chose among the tests, so that the others are skipped on purpose
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function judge(report, code, { chosen = false } = {}) {
  if (report === null) {
    const why =
      code === 124 ? 'took too long and was stopped' : `ended with code ${code} before it could report`;
    return { passed: 0, failed: 1, notes: [why] };
  }
  const notes = [];
  const skipped = chosen ? 0 : report.numPendingTests + report.numTodoTests;
  if (skipped > 0) notes.push(`${skipped} tests were skipped`);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  for (const { name } of broken) notes.push(`${name} could not be run`);
  let failed = report.numFailedTests + skipped + broken.length;
  if (failed === 0 && report.numPassedTests === 0) {
    failed = 1;
    notes.push('no test ran');
  }
  if (failed === 0 && code !== 0) {
    failed = 1;
    notes.push(`an error outside of any test (code ${code})`);
  }
  return { passed: report.numPassedTests, failed, notes };
}

/** @param {string} file @returns {Report | null} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
