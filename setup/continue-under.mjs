import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { closeWith } from './interruption.mjs';
import { root } from './places.mjs';

/**
 * Runs set-up again under another Node, and ends as that ends. Signals are passed on; if this process is killed
 * outright, the other one notices by its closed channel.
 * @param {string} node its program
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function continueUnder(node, args) {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const child = spawn(node, [join(root, 'setup.mjs'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  closeWith(async (signal) => {
    child.kill(signal);
    return await ended;
  });
  return await ended;
}
