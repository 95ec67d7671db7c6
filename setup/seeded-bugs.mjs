import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './places.mjs';
import { run, toolPath } from './processes.mjs';
import { steps, take } from './set-up.mjs';
import { Fault, say, secondsSince } from './terminal.mjs';
import { prepare } from './test.mjs';
import { judge } from './test-parts.mjs';

const usage = `Usage: npm run seeded-bugs -- [name …]

Puts each known mistake of tests/seeded-bugs (or the named ones) into a copy of the last commit, one at a time, and runs the
test that has to notice. Ends with a table; a mistake that nobody noticed has failed.`;

const folder = join(root, 'tests', 'seeded-bugs');
/** A test takes no longer, in ms. */
const testLimitMs = 5 * 60_000;

/**
 * @typedef {{ name: string, file: string, bug: string, project: import('./test-parts.mjs').TestPart, test: string, named: string,
 *   build: string | null }} SeededBug `named` chooses among the tests of the file; `build` is the workspace to build before
 */
/** @typedef {{ name: string, bug: string, verdict: string, caught: boolean, took: string }} Verdict */

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function seededBugs(args) {
  const bugs = readBugs().filter(({ name }) => args.length === 0 || args.includes(name));
  if (bugs.length === 0 || args.some((name) => !bugs.some((bug) => bug.name === name))) {
    say(
      `${usage}\n\nThere are: ${readBugs()
        .map(({ name }) => name)
        .join(', ')}`,
    );
    return args.includes('--help') ? 0 : 2;
  }
  await take([steps.packages]);
  const { variables, close } = await prepare([...new Set(bugs.map(({ project }) => project))]);
  const copy = await makeCopy();
  /** @type {Verdict[]} */
  const verdicts = [];
  try {
    for (const bug of bugs) {
      const verdict = await seed(copy, bug, variables);
      verdicts.push(verdict);
      say(`  ${verdict.caught ? '✓' : '✗'} ${bug.name}: ${verdict.verdict} (${verdict.took})`);
    }
  } finally {
    await removeCopy(copy);
    close();
  }
  const caught = verdicts.filter((verdict) => verdict.caught).length;
  say(`\n${tableOf(verdicts)}\n\n${caught} of ${verdicts.length} noticed`);
  return caught === verdicts.length ? 0 : 1;
}

/** The mistakes, each a patch under lines that say what it is and who has to notice. @returns {SeededBug[]} */
export function readBugs() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.patch'));
  return files.toSorted().map((file) => readBug(file, readFileSync(join(folder, file), 'utf8')));
}

/** @param {string} file @param {string} text @returns {SeededBug} */
function readBug(file, text) {
  /** @param {string} key */
  const said = (key) => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1] ?? null;
  const [bug, project, test] = [said('Bug'), said('Project'), said('Test')];
  if (bug === null || project === null || test === null)
    throw new Fault(`${file} has to say Bug, Project and Test above its patch.`);
  return {
    name: basename(file, '.patch'),
    file: join(folder, file),
    ...{ bug, test, named: said('Named') ?? '', build: said('Build') },
    project: /** @type {import('./test-parts.mjs').TestPart} */ (project),
  };
}

/** The last commit in a folder of its own, with this clone's packages. @returns {Promise<string>} */
async function makeCopy() {
  const copy = join(mkdtempSync(join(tmpdir(), 'stallcast-seeded-')), 'copy');
  await git(root, ['worktree', 'add', '--quiet', '--detach', copy, 'HEAD']);
  linkPackages(copy, '');
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const workspace of workspaces)
    if (existsSync(join(root, workspace, 'node_modules'))) linkPackages(copy, workspace);
  return copy;
}

/** Links every package, but our own to the copy's sources. @param {string} copy @param {string} workspace */
function linkPackages(copy, workspace) {
  const [from, to] = [join(root, workspace, 'node_modules'), join(copy, workspace, 'node_modules')];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === '.stallcast' || name === '.vite' || name === '@stallcast') continue;
    symlinkSync(join(from, name), join(to, name));
  }
  if (!existsSync(join(from, '@stallcast'))) return;
  mkdirSync(join(to, '@stallcast'));
  for (const name of readdirSync(join(from, '@stallcast')))
    symlinkSync(join(copy, name), join(to, '@stallcast', name));
}

/** @param {string} copy */
async function removeCopy(copy) {
  await git(root, ['worktree', 'remove', '--force', copy]);
  rmSync(join(copy, '..'), { recursive: true, force: true });
}

/**
 * The test has to be green first: a test that is red anyway notices nothing.
 * @param {string} copy @param {SeededBug} bug @param {NodeJS.ProcessEnv} variables @returns {Promise<Verdict>}
 */
async function seed(copy, bug, variables) {
  const startedMs = performance.now();
  const verdict = await verdictOn(copy, bug, variables);
  await git(copy, ['checkout', '--quiet', '--', '.']);
  return {
    ...{ name: bug.name, bug: bug.bug, verdict, caught: verdict === 'noticed' },
    took: secondsSince(startedMs),
  };
}

/** @param {string} copy @param {SeededBug} bug @param {NodeJS.ProcessEnv} variables @returns {Promise<string>} */
async function verdictOn(copy, bug, variables) {
  const before = await runTest(copy, bug, variables);
  if (before !== 'green') return `the test is ${before} without it`;
  const { code } = await run('git', ['apply', '-C1', '--recount', bug.file], { cwd: copy });
  if (code !== 0) return 'the patch does not fit any more';
  const after = await runTest(copy, bug, variables);
  return after === 'red' ? 'noticed' : after === 'green' ? 'nobody noticed' : after;
}

/** @param {string} copy @param {SeededBug} bug @param {NodeJS.ProcessEnv} variables @returns {Promise<'green' | 'red' | 'not run'>} */
async function runTest(copy, { project, test, named, build }, variables) {
  const env = { ...process.env, ...variables, PATH: toolPath, NO_COLOR: '1' };
  if (build !== null) {
    const built = await run('electron-vite', ['build'], {
      cwd: join(copy, build),
      env: { ...env, NODE_ENV: 'production' },
    });
    if (built.code !== 0) return 'not run';
  }
  const report = join(copy, 'artifacts', 'seeded.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const chosen = named === '' ? [] : ['-t', named];
  const { code } = await run(
    process.execPath,
    [vitest, ...['run', '--project', project, '--reporter=json', `--outputFile=${report}`, ...chosen, test]],
    { cwd: copy, env, timeoutMs: testLimitMs },
  );
  if (!existsSync(report)) return 'not run';
  const { passed, failed } = judge(JSON.parse(readFileSync(report, 'utf8')), code ?? 1, { chosen: true });
  return failed > 0 ? 'red' : passed > 0 ? 'green' : 'not run';
}

/** @param {string} cwd @param {readonly string[]} args */
async function git(cwd, args) {
  const { code, tail } = await run('git', args, { cwd });
  if (code !== 0) throw new Fault(`git ${args[0]} failed:\n${tail.join('\n')}`);
}

/** @param {readonly Verdict[]} verdicts @returns {string} */
function tableOf(verdicts) {
  const rows = verdicts.map(({ name, verdict, took, bug }) => [name, verdict, took, bug]);
  const all = [['mistake', 'verdict', 'took', 'what it is'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
