import { setTimeout as wait } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { banner } from './banner.ts';
import { type Config, readConfig } from './config.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { timeouts } from './platform/timeouts.ts';
import { explainStartFault } from './start-fault.ts';
import { createServerRun } from './start-server.ts';

function readConfigOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    return endWith(error, null, null);
  }
}

/** Says what kept the server from starting, and ends the process. */
function endWith(error: unknown, config: Config | null, logger: Logger | null): never {
  const fault = explainStartFault(error, config);
  if (fault !== null) process.stderr.write(`\n${fault.sentence}\n`);
  else if (logger !== null) logger.fatal({ err: error }, 'the server could not start');
  else process.stderr.write(`${String(error)}\n`);
  process.exit(fault?.exitCode ?? 1);
}

const config = readConfigOrExit();
const logger = createLogger(config.logLevel);
const run = createServerRun(config, logger);

// Before anything is started: whatever has begun by then is ended in order. A second signal ends the process at once.
closeWithGrace({ delay: timeouts.shutdownMs, logger: false }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, 'nobody caught this; the server ends');
  else logger.info({ signal }, 'the server was told to stop');
  // A service manager's word: whoever spreads requests over servers has to see it first. A person at the keyboard does not wait.
  if (signal === 'SIGTERM') {
    run.announceEnd();
    await wait(timeouts.endNoticeMs);
  }
  await run.close();
});

try {
  const { port, demoLogins } = await run.start();
  process.stdout.write(`${banner(config, port, demoLogins)}\n`);
} catch (error) {
  await run.close();
  endWith(error, config, logger);
}
