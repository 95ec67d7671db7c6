import { ensureStudio, ensureViewerPage } from './builds.mjs';
import { hasDisplay, startVirtualScreen } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { steps, take } from './set-up.mjs';
import { ensureSystemPackages, findBrowser, forTests } from './system-packages.mjs';
import { Fault, say, secondsSince } from './terminal.mjs';
import { runTestPart, testParts } from './test-parts.mjs';
import { runChecks } from './verify.mjs';

const usage = `Usage: npm test -- [part …] [-- options of vitest]

Without a part: every check and every test. Parts: checks, ${testParts.join(', ')}.
The last line is always "N passed, N failed".`;

/** @typedef {import('./test-parts.mjs').TestPart} TestPart */
/** @typedef {{ passed: number, failed: number }} Score */

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function test(args) {
  const end = args.indexOf('--');
  const wanted = end === -1 ? args : args.slice(0, end);
  const forVitest = end === -1 ? [] : args.slice(end + 1);
  if (wanted.some((name) => name !== 'checks' && !isPart(name))) {
    say(usage);
    return wanted.includes('--help') ? 0 : 2;
  }
  const startedMs = performance.now();
  const { passed, failed } = await runAll(wanted, forVitest);
  say(`\n  in ${secondsSince(startedMs)}`);
  // What reads this looks at the last line alone.
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {string} name @returns {name is TestPart} */
function isPart(name) {
  return testParts.some((part) => part === name);
}

/**
 * @param {readonly string[]} wanted empty for all
 * @param {readonly string[]} forVitest
 * @returns {Promise<Score>}
 */
async function runAll(wanted, forVitest) {
  const parts = wanted.length === 0 ? testParts : testParts.filter((part) => wanted.includes(part));
  /** @type {Score[]} */
  const scores = [];
  try {
    await take([steps.packages]);
    if (wanted.length === 0 || wanted.includes('checks')) scores.push(await runChecks());
    const env = await prepare(parts);
    for (const part of parts) scores.push(await runTestPart(part, { env: env.variables, args: forVitest }));
    env.close();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    say(`\n${error.message}`);
    scores.push({ passed: 0, failed: 1 });
  }
  return scores.reduce((sum, score) => ({
    passed: sum.passed + score.passed,
    failed: sum.failed + score.failed,
  }));
}

/**
 * Brings what these parts need.
 * @param {readonly TestPart[]} parts
 * @returns {Promise<{ variables: NodeJS.ProcessEnv, close: () => void }>}
 */
export async function prepare(parts) {
  /** @type {NodeJS.ProcessEnv} */
  const variables = {};
  let close = () => {};
  if (parts.some((part) => part !== 'unit' && part !== 'architecture')) {
    await take([() => ensureSystemPackages(forTests, 'the tests'), steps.worker, ensureViewerPage]);
    variables.CHROMIUM_PATH = findBrowser() ?? undefined;
  }
  if (parts.includes('journeys')) {
    const electron = await ensureElectron({ standInAllowed: true });
    if (electron === null)
      throw new Fault(
        'The journeys need Electron, which cannot be downloaded from GitHub: check the network, then run this again.',
      );
    if (electron.distFolder !== null) variables.ELECTRON_OVERRIDE_DIST_PATH = electron.distFolder;
    await take([ensureStudio]);
    if (!hasDisplay()) {
      const screen = await startVirtualScreen();
      variables.DISPLAY = screen.display;
      close = screen.close;
    }
  }
  return { variables, close };
}
