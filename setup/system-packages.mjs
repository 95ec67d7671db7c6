import { existsSync } from 'node:fs';
import { run, which } from './processes.mjs';
import { Fault, startProgress } from './terminal.mjs';

/**
 * What the operating system has to give. `package` may name the same thing for an older|newer release; `program`
 * means that any of these commands on the PATH will do as well.
 * @typedef {{ package: string, program?: readonly string[] }} SystemNeed
 */

/** Recording a show. @type {readonly SystemNeed[]} */
export const forRecording = [{ package: 'ffmpeg', program: ['ffmpeg'] }];

/** Building mediasoup-worker. @type {readonly SystemNeed[]} */
export const forWorkerBuild = [
  { package: 'g++', program: ['g++'] },
  { package: 'cmake', program: ['cmake'] },
  { package: 'ninja-build', program: ['ninja'] },
  { package: 'pkg-config', program: ['pkg-config'] },
  { package: 'flatbuffers-compiler', program: ['flatc'] },
  { package: 'dpkg-dev', program: ['dpkg-source'] },
  { package: 'libflatbuffers-dev' },
  { package: 'libabsl-dev' },
  { package: 'libssl-dev' },
  { package: 'libuv1-dev' },
];

const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser, the studio's window and a screen for both. @type {readonly SystemNeed[]} */
export const forTests = [
  ...forRecording,
  { package: 'chromium', program: browsers },
  { package: 'xvfb', program: ['Xvfb'] },
  { package: 'faketime', program: ['faketime'] },
  { package: 'libgtk-3-0|libgtk-3-0t64' },
  { package: 'libasound2|libasound2t64' },
  { package: 'libatk-bridge2.0-0|libatk-bridge2.0-0t64' },
  { package: 'libnss3' },
  { package: 'libgbm1' },
  { package: 'libxss1' },
  { package: 'libdrm2' },
];

/** The browser that the tests drive, null when there is none. */
export const findBrowser = () =>
  process.env.CHROMIUM_PATH ?? browsers.map(which).find((file) => file !== null) ?? null;

/**
 * Installs what is missing where that is allowed (Debian or Ubuntu, as root or with sudo that asks nothing).
 * @param {readonly SystemNeed[]} needs
 * @param {string} purpose completes the sentence "… is needed for", such as "the tests"
 * @returns {Promise<string | null>} what was installed, null when nothing was missing
 */
export async function ensureSystemPackages(needs, purpose) {
  const missing = await findMissing(needs);
  if (missing.length === 0) return null;
  if (which('apt-get') === null) {
    throw new Fault(
      `For ${purpose} this machine lacks ${missing.join(', ')} (Debian's names): install them, then run this again.`,
    );
  }
  const names = await chooseNames(missing);
  const prefix = await findPrivilege();
  if (prefix === null) {
    throw new Fault(
      `For ${purpose} this machine lacks some packages; run this line, then try again: ${aptLine(names)}`,
    );
  }
  await install(prefix, names, purpose);
  return `${names.join(', ')} installed for ${purpose}`;
}

/** The line a person can run. @param {readonly string[]} names */
const aptLine = (names) => `sudo apt-get install --no-install-recommends ${names.join(' ')}`;

/** @param {readonly SystemNeed[]} needs @returns {Promise<string[]>} their package names */
async function findMissing(needs) {
  const open = needs.filter(({ program }) => program?.some((command) => which(command)) !== true);
  if (open.length === 0) return [];
  const installed = await installedPackages(open.flatMap((need) => need.package.split('|')));
  return open
    .map((need) => need.package)
    .filter((names) => !names.split('|').some((name) => installed.has(name)));
}

/** @param {readonly string[]} names @returns {Promise<Set<string>>} */
async function installedPackages(names) {
  /** @type {Set<string>} */
  const installed = new Set();
  if (which('dpkg-query') === null) return installed;
  await run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names], {
    onLine: (line) => {
      const [status, name] = line.split(' ');
      if (status === 'installed' && name !== undefined) installed.add(name);
    },
  });
  return installed;
}

/** Picks the name this release of the system knows. @param {readonly string[]} missing @returns {Promise<string[]>} */
async function chooseNames(missing) {
  const names = [];
  for (const alternatives of missing) {
    const candidates = alternatives.split('|');
    let chosen = candidates[0] ?? alternatives;
    for (const name of candidates.length > 1 ? candidates : []) {
      if ((await run('apt-cache', ['show', '--no-all-versions', name])).code === 0) chosen = name;
    }
    names.push(chosen);
  }
  return names;
}

/** @returns {Promise<string[] | null>} what to put before apt-get, null when installing is not allowed */
async function findPrivilege() {
  if (process.getuid?.() === 0) return [];
  if (which('sudo') === null) return null;
  return (await run('sudo', ['-n', 'true'], { timeoutMs: 5000 })).code === 0 ? ['sudo', '-n'] : null;
}

/** @param {readonly string[]} prefix @param {readonly string[]} names @param {string} purpose */
async function install(prefix, names, purpose) {
  const progress = startProgress(`installing ${names.join(', ')} for ${purpose}`);
  const apt = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-y',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  try {
    // Without lists, as in a container's image, apt knows no package at all.
    await call([...apt, 'update'], names);
    await call([...apt, 'install', '--no-install-recommends', ...names], names);
  } finally {
    progress.stop();
  }
}

/** @param {readonly string[]} command @param {readonly string[]} names */
async function call([program = '', ...args], names) {
  const { code, tail } = await run(program, args);
  if (code === 0) return;
  // One unreachable third-party list is no reason to stop: the installation will tell.
  if (args.at(-1) === 'update' && existsSync('/var/lib/apt/lists')) return;
  const reason = tail.findLast((line) => /^(E:|dpkg:)/.test(line)) ?? tail.at(-1);
  throw new Fault(
    `apt-get could not install what is missing (${reason}): run this line, then try again: ${aptLine(names)}`,
  );
}
