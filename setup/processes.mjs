import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './places.mjs';

const tailLines = 40;
const stopLimitMs = 15_000;
/** A PATH on which the packages' programs come first. */
export const toolPath = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what is under way, and waits for it. @param {NodeJS.Signals} signal */
export async function stopRunning(signal) {
  const children = [...running];
  for (const child of children) child.kill(signal);
  const limit = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, stopLimitMs);
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));
  clearTimeout(limit);
}

/**
 * Keeps a program that goes on in the background among what `stopRunning` ends.
 * @param {import('node:child_process').ChildProcess} child
 */
export function countAsRunning(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
}

/**
 * Runs a program to its end without showing its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number | null, tail: string[], timedOut: boolean }>} its last lines; a program that cannot
 * be started at all ends with code 127
 */
export function run(command, args, { cwd, env, timeoutMs, onLine } = {}) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const tail = [];
    let timedOut = false;
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    countAsRunning(child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line.trim() === '') return;
        tail.push(line);
        if (tail.length > tailLines) tail.shift();
        onLine?.(line);
      });
    }
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeoutMs);
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, tail, timedOut });
    };
    child.once('error', (error) => {
      tail.push(error.message);
      end(127);
    });
    child.once('close', end);
  });
}

/**
 * Runs a program on this terminal, with the project's tools on the PATH.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv | undefined, timeoutMs?: number }} [options]
 * @returns {Promise<number>} its exit code; 124 when it took too long
 */
export async function runInForeground(program, args, { env, timeoutMs } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: toolPath, ...env },
  });
  countAsRunning(child);
  let timedOut = false;
  const stop = () => {
    timedOut = true;
    child.kill('SIGKILL');
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(timedOut ? 124 : (code ?? 1));
    });
  });
}

/** The file a command name stands for on the PATH, or null. @param {string} command */
export function which(command) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, command);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder: the next one.
    }
  }
  return null;
}

/** How npm is called: the one that is running this, else the one on the PATH. @returns {[command: string, args: string[]]} */
export function npmCommand() {
  const caller = process.env.npm_execpath;
  if (caller?.endsWith('npm-cli.js')) return [process.execPath, [caller]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}
