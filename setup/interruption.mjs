import { stopRunning } from './processes.mjs';
import { explain } from './terminal.mjs';

const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

const parentLookMs = 250;

/** @typedef {(signal: keyof typeof signals) => Promise<number>} Close ends everything and gives the exit code */

/** @type {Close} */
let close = async (signal) => {
  await stopRunning(signal);
  process.stderr.write('\nInterrupted: the same command goes on from here.\n');
  return signals[signal];
};

/**
 * From now on the first signal stops what is under way and waits for it; a terminal's Ctrl-C reaches this process
 * twice (once through npm), so further ones change nothing. Losing the parent counts as a signal.
 */
export function stopOnSignals() {
  /** @type {Promise<void> | undefined} */
  let closing;
  /** @param {keyof typeof signals} signal */
  const stop = (signal) => {
    closing ??= close(signal).then(process.exit, (error) => {
      process.stderr.write(`\n${explain(error)}\n`);
      process.exit(1);
    });
  };
  for (const signal of /** @type {(keyof typeof signals)[]} */ (Object.keys(signals))) {
    process.on(signal, () => stop(signal));
  }
  process.on('disconnect', () => stop('SIGTERM'));
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => stop('SIGTERM'));
}

/**
 * npm runs a script through a shell, and a signal sent to npm ends that shell without reaching what it runs.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, parentLookMs);
  timer.unref();
}

/** Says how what runs now is closed. @param {Close} closeThis */
export function closeWith(closeThis) {
  close = closeThis;
}
