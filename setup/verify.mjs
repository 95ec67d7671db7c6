import { availableParallelism } from 'node:os';
import { checks } from './checks.mjs';
import { say, secondsSince } from './terminal.mjs';
import { runTestPart } from './test-parts.mjs';

/**
 * Every check, and the tests that take seconds.
 * @returns {Promise<number>} the exit code
 */
export async function verify() {
  const startedMs = performance.now();
  const { failed } = await runChecks();
  const unit = await runTestPart('unit');
  const allFailed = failed + unit.failed;
  say(
    allFailed === 0
      ? `Verified in ${secondsSince(startedMs)}.`
      : `${allFailed} failed (${secondsSince(startedMs)}).`,
  );
  return allFailed === 0 ? 0 : 1;
}

/**
 * All of checks.mjs, as many at once as the machine has cores for.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const startedMs = performance.now();
      const { ok, output } = await next.check();
      if (!ok) failed += 1;
      say(`  ${ok ? '✓' : '✗'} ${next.name} (${secondsSince(startedMs)})`);
      if (!ok) say(output.replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  return { passed: checks.length - failed, failed };
}
