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
 * Runs one part. A part that ran no test, skipped one, or broke outside of a test has failed.
 * @param {TestPart} part
 * @param {{ env?: NodeJS.ProcessEnv, args?: readonly string[], limitMs?: number }} [options]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runTestPart(part, { env, args = [], limitMs = partLimitMs[part] } = {}) {
  const report = join(root, 'artifacts', `${part}.json`);
  rmSync(report, { force: true });
  const startedMs = performance.now();
  say(`\n  … tests: ${part}`);
  const code = await runInForeground(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project', part, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
      ...args,
    ],
    { env, timeoutMs: limitMs },
  );
  const { passed, failed, notes } = judge(readReport(report), code, { chosen: args.length > 0 });
  for (const note of notes) say(`  ✗ ${part}: ${note}`);
  say(
    `  ${failed === 0 ? '✓' : '✗'} tests: ${part}: ${passed} passed, ${failed} failed (${secondsSince(startedMs)})`,
  );
  return { passed, failed };
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, assertionResults: unknown[] }[] }} Report as vitest's json reporter writes it
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
