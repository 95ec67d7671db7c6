import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Fault, startProgress } from './terminal.mjs';

const patienceMs = 30 * 60_000;
const lookEveryMs = 500;

/**
 * Runs `work` while no other process runs something under the same lock file; waits for its turn, saying so.
 * A lock whose process is gone is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  await take(file);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
async function take(file) {
  const giveUpAtMs = performance.now() + patienceMs;
  let progress;
  try {
    while (!tryTake(file)) {
      const owner = readOwner(file);
      if (owner === null) continue;
      if (!isAlive(owner)) {
        removeAbandoned(file, owner);
        continue;
      }
      progress ??= startProgress(`waiting for another set-up of this machine (process ${owner.pid})`);
      if (performance.now() > giveUpAtMs) {
        throw new Fault(
          `Process ${owner.pid} has held ${file} for half an hour: stop it, then run this again.`,
        );
      }
      await delay(lookEveryMs);
    }
  } finally {
    progress?.stop();
  }
}

/** A link appears with its whole content or not at all. @param {string} file */
function tryTake(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${startTimeOf(process.pid)}`);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} file @returns {{ pid: number, startTime: string } | null} null when the lock is free */
function readOwner(file) {
  try {
    const [pid = '0', startTime = ''] = readFileSync(file, 'utf8').split(' ');
    return { pid: Number(pid), startTime };
  } catch {
    return null;
  }
}

/** @param {{ pid: number, startTime: string }} owner */
function isAlive({ pid, startTime }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  // After a restart of the machine the number may belong to somebody else.
  return startTime === startTimeOf(pid);
}

/** When a process began, as the kernel counts; empty where it does not tell. @param {number} pid */
function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Moves the lock aside first: of two processes that find it abandoned only one succeeds, and a lock that was
 * taken in between is put back.
 * @param {string} file
 * @param {{ pid: number, startTime: string }} owner
 */
function removeAbandoned(file, owner) {
  const aside = `${file}.abandoned-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (moved?.pid !== owner.pid || moved.startTime !== owner.startTime) linkSync(aside, file);
  rmSync(aside, { force: true });
}
