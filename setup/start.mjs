import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, parseEnv } from 'node:util';
import { ensureViewerPage } from './builds.mjs';
import { closeWith } from './interruption.mjs';
import { root } from './places.mjs';
import { startGroup } from './process-group.mjs';
import { steps, take } from './set-up.mjs';
import { openStudio } from './studio-window.mjs';
import { Fault, say, secondsSince } from './terminal.mjs';

const usage = `Usage: npm start -- [options]

Sets up what is missing, starts the server with its database, and opens the studio where there is a display.

  --port <number>   port of the page and the API (PORT, 8420)
  --host <address>  address to listen on (HOST, every one)
  --data <folder>   where database, recordings and secrets are kept (DATA_DIR)
  --no-demo         do not fill an empty shop with the demo's sellers and products
  --no-studio       the server alone
  --help            this text

Every other setting is an environment variable, or a line in .env: see .env.example.`;

const usualPort = 8420;
const readyLimitMs = 90_000;
const lookEveryMs = 50;

/** @typedef {ReturnType<typeof startGroup>} Group */

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function start(args) {
  const options = readOptions(args);
  if (options.help) {
    say(usage);
    return 0;
  }
  const startedMs = performance.now();
  const environment = { NODE_ENV: 'production', ...readEnvFile(), ...process.env, ...settingsOf(options) };
  const address = addressOf(environment);
  await take([...Object.values(steps), ensureViewerPage]);
  await refuseBusyPort(address);

  const server = startGroup(process.execPath, [join(root, 'sfu-server', 'src', 'main.ts')], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  /** @type {Group | null} */
  let studio = null;
  closeWith(async () => {
    say('\nStopping …');
    await Promise.all([studio?.stop(), server.stop()]);
    return await server.ended;
  });
  await waitUntilHealthy(address, server);
  say(`\n  Ready in ${secondsSince(startedMs)}: ${address}  (Ctrl-C stops everything)`);
  if (!options['no-studio']) studio = await openStudioOrSayWhyNot(address);
  studio?.ended.then(
    () => say('  The studio is closed, the server goes on. Open it again with  npm run studio'),
    () => {},
  );

  const code = await server.ended;
  await Promise.all([studio?.stop(), server.clear()]);
  if (code !== 0) say(`\nThe server ended with code ${code}; its last lines say why.`);
  return code;
}

/** A show can be watched without the studio: what keeps it from opening does not end the server. @param {string} address */
async function openStudioOrSayWhyNot(address) {
  try {
    return await openStudio(address);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    say(`  ${error.message}`);
    return null;
  }
}

/** @param {readonly string[]} args */
function readOptions(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
        'no-studio': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Fault(`${error instanceof Error ? error.message : String(error)}: see  npm start -- --help`);
  }
}

/** @param {ReturnType<typeof readOptions>} options @returns {NodeJS.ProcessEnv} */
function settingsOf(options) {
  /** @type {NodeJS.ProcessEnv} */
  const settings = {};
  if (options.port !== undefined) settings.PORT = options.port;
  if (options.host !== undefined) settings.HOST = options.host;
  // npm changes into the project's folder first; INIT_CWD is where the person stands.
  if (options.data !== undefined) settings.DATA_DIR = resolve(process.env.INIT_CWD ?? '.', options.data);
  if (options['no-demo']) settings.DEMO_SHOP = 'off';
  return settings;
}

/** @returns {NodeJS.Dict<string>} */
function readEnvFile() {
  const file = join(root, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

/** Where this machine reaches the server. @param {NodeJS.ProcessEnv} environment */
function addressOf({ PORT, HOST }) {
  const port = Number(PORT || usualPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Fault(
      `"${PORT}" is not a port: choose a number from 1 to 65535, such as  npm start -- --port ${usualPort}`,
    );
  }
  const everywhere = !HOST || HOST === '0.0.0.0' || HOST === '::';
  return `http://${everywhere ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}

/** Somebody else's answer would be taken for ours. @param {string} address */
async function refuseBusyPort(address) {
  const { hostname, port } = new URL(address);
  const busy = await new Promise((settle) => {
    const probe = createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
    probe.once('connect', () => {
      settle(true);
      probe.destroy();
    });
    probe.once('error', () => settle(false));
    probe.once('close', () => settle(false));
    probe.setTimeout(1000, () => probe.destroy());
  });
  if (busy) {
    throw new Fault(
      `Port ${port} is taken by another program: stop that one, or choose another with  npm start -- --port ${Number(port) + 1}`,
    );
  }
}

/** @param {string} address @param {Group} server */
async function waitUntilHealthy(address, server) {
  let ended = false;
  server.ended.then(
    () => (ended = true),
    () => (ended = true),
  );
  const giveUpAtMs = performance.now() + readyLimitMs;
  while (!ended && performance.now() < giveUpAtMs) {
    if (await isHealthy(address)) return;
    await delay(lookEveryMs);
  }
  await server.stop();
  if (ended) throw new Fault('The server did not start; its last lines above say why.');
  throw new Fault(
    `The server gave no answer at ${address}/healthz within ${readyLimitMs / 1000} s: look at its lines above.`,
  );
}

/** @param {string} address */
async function isHealthy(address) {
  try {
    const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}
