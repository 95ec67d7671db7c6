import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './places.mjs';
import { run, which } from './processes.mjs';
import { ensureSystemPackages, forWorkerBuild } from './system-packages.mjs';
import { Fault, say, startProgress } from './terminal.mjs';

const recipe = join(root, 'sfu-server', 'worker');
const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const sourceLimitMs = 3 * 60_000;

/** Names a build: another recipe, system release or processor gives another binary. */
export function recipeHash() {
  const hash = createHash('sha256').update(`${process.arch} ${systemRelease()}`);
  for (const file of recipeFiles(recipe))
    hash.update(relative(recipe, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder @returns {string[]} */
function recipeFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? recipeFiles(path) : [path]));
}

function systemRelease() {
  try {
    const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
    return lines.filter((line) => /^(ID|VERSION_ID)=/.test(line)).join(' ');
  } catch {
    return process.platform;
  }
}

/**
 * Compiles the worker. What an interrupted call left in `work` is taken up again.
 * @param {{ sources: string, work: string }} places mediasoup's worker sources, and a folder for this build alone
 * @returns {Promise<string>} the program
 */
export async function buildWorker({ sources, work }) {
  const installed = await ensureSystemPackages(forWorkerBuild, 'building mediasoup-worker');
  if (installed !== null) say(`  ${installed}`);
  mkdirSync(work, { recursive: true });
  // A copy, because the packages may be installed anew while the compiler reads.
  const copy = onceIn(join(work, 'sources'), (folder) =>
    cpSync(sources, folder, { recursive: true, preserveTimestamps: true }),
  );
  const srtp = await ensureSrtpSource(work);
  const build = join(work, 'build');
  await configure(build, copy, srtp);
  await compile(build);
  const program = join(build, 'mediasoup-worker');
  await run('strip', [program]);
  return program;
}

/** Fills a folder in one go: it is there with everything in it, or not at all. @param {string} folder @param {(folder: string) => void} fill */
function onceIn(folder, fill) {
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  fill(partial);
  renameSync(partial, folder);
  return folder;
}

/** @param {string} work @returns {Promise<string | null>} libsrtp's sources, null when the system's library has to do */
async function ensureSrtpSource(work) {
  const folder = join(work, 'srtp');
  if (!existsSync(folder)) {
    const progress = startProgress("fetching libsrtp's sources from Debian");
    const reason = await fetchSrtpSource(folder);
    progress.stop();
    if (reason !== null) {
      say(
        `  libsrtp's sources could not be had (${reason}): the system's libsrtp2 is linked, which costs the media server more CPU.`,
      );
      await ensureSystemPackages([{ package: 'libsrtp2-dev' }], 'building mediasoup-worker');
      return null;
    }
  }
  return folder;
}

/**
 * Through apt, which checks the archive's signature, with lists and settings of its own: the machine's stay as they are.
 * @param {string} folder
 * @returns {Promise<string | null>} why it failed
 */
async function fetchSrtpSource(folder) {
  if (which('apt-get') === null || !existsSync(debianKeyring))
    return "this is not a Debian with its archive's keys";
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  for (const place of ['lists/partial', 'archives/partial', 'source'])
    mkdirSync(join(partial, place), { recursive: true });
  const settings = join(partial, 'apt.conf');
  writeFileSync(
    join(partial, 'sources.list'),
    `deb-src [signed-by=${debianKeyring}] http://deb.debian.org/debian bookworm main\n`,
  );
  writeFileSync(
    settings,
    [
      `Dir::Etc::SourceList "${join(partial, 'sources.list')}";`,
      'Dir::Etc::SourceParts "-";',
      `Dir::State::Lists "${join(partial, 'lists')}";`,
      `Dir::Cache "${partial}";`,
      // The user that apt drops to cannot enter a private cache folder.
      'APT::Sandbox::User "";',
    ].join('\n'),
  );
  const options = {
    cwd: join(partial, 'source'),
    env: { ...process.env, APT_CONFIG: settings },
    timeoutMs: sourceLimitMs,
  };
  for (const args of [['update'], ['source', 'libsrtp2']]) {
    const { code, tail, timedOut } = await run('apt-get', args, options);
    if (timedOut) return 'no answer from deb.debian.org';
    if (code !== 0) return tail.findLast((line) => line.startsWith('E:')) ?? tail.at(-1) ?? 'apt-get failed';
  }
  const unpacked = readdirSync(options.cwd, { withFileTypes: true }).find((entry) => entry.isDirectory());
  if (unpacked === undefined) return 'apt-get unpacked nothing';
  renameSync(join(options.cwd, unpacked.name), folder);
  rmSync(partial, { recursive: true, force: true });
  return null;
}

/** @param {string} build @param {string} sources @param {string | null} srtp */
async function configure(build, sources, srtp) {
  const { code, tail } = await run('cmake', [
    ...['-G', 'Ninja', '-S', recipe, '-B', build],
    `-DWORKER_SOURCE=${sources}`,
    `-DSRTP_SOURCE=${srtp ?? ''}`,
  ]);
  if (code === 0) return;
  const reason = tail.find((line) => /error/i.test(line)) ?? tail.at(-1);
  throw new Fault(
    `mediasoup-worker's build could not be prepared (${reason?.trim()}): see sfu-server/worker/README.md.`,
  );
}

/** @param {string} build */
async function compile(build) {
  const progress = startProgress('building mediasoup-worker');
  try {
    const { code, tail } = await run('ninja', ['-C', build], {
      env: { ...process.env, NINJA_STATUS: '[%f/%t] ' },
      onLine: (line) => {
        const step = /^\[(\d+\/\d+)\]/.exec(line)?.[1];
        if (step !== undefined) progress.update(`step ${step}`);
      },
    });
    if (code !== 0) {
      const reason = tail.find((line) => /error|killed/i.test(line)) ?? tail.at(-1);
      throw new Fault(
        `mediasoup-worker could not be built (${reason?.trim()}): mend that, then run this again; it goes on where it stopped.`,
      );
    }
  } finally {
    progress.stop();
  }
}
