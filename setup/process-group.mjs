import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

const stopLimitMs = 20_000;
const leftoverLimitMs = 5000;
const lookEveryMs = 50;

/**
 * A program with everything it starts, in a group of its own: the terminal's Ctrl-C does not reach it, only `stop` does.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, stdio: 'inherit' | 'ignore' }} options
 */
export function startGroup(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  // Whoever asks later still learns of it.
  ended.catch(() => {});
  return {
    /** Resolves to the exit code; rejects when the program could not be started. */
    ended,
    /** Asks the program to close, waits, and leaves nothing of it behind. */
    async stop() {
      child.kill('SIGTERM');
      const stopped = await Promise.race([ended.then(() => true), delay(stopLimitMs, false, { ref: false })]);
      if (!stopped) child.kill('SIGKILL');
      await ended.catch(() => {});
      await this.clear();
    },
    /** Ends what the program left running. */
    async clear() {
      const giveUpAtMs = performance.now() + leftoverLimitMs;
      if (!signalGroup(child.pid, 'SIGTERM')) return;
      while (signalGroup(child.pid, 0) && performance.now() < giveUpAtMs) await delay(lookEveryMs);
      signalGroup(child.pid, 'SIGKILL');
    },
  };
}

/** @param {number | undefined} pid @param {NodeJS.Signals | 0} signal @returns {boolean} whether the group has anybody */
function signalGroup(pid, signal) {
  if (pid === undefined || process.platform === 'win32') return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
