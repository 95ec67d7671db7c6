import { spawn } from 'node:child_process';
import { countAsRunning } from './processes.mjs';
import { Fault } from './terminal.mjs';

const startLimitMs = 10_000;

/** Whether a window can be opened here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * A screen in memory, for windows that nobody looks at. It ends with this process.
 * @returns {Promise<{ display: string, close: () => void }>} what to set DISPLAY to
 */
export async function startVirtualScreen() {
  // Xvfb picks a free number by itself and tells it on descriptor 3.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  countAsRunning(child);
  const close = () => void child.kill('SIGTERM');
  process.once('exit', close);
  try {
    return { display: `:${await readNumber(child)}`, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function readNumber(child) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    const fail = () =>
      reject(
        new Fault(
          `A virtual screen could not be started (${complaint.trim() || 'Xvfb gave no reason'}): install xvfb or set DISPLAY, then run this again.`,
        ),
      );
    const timer = setTimeout(fail, startLimitMs);
    child.stderr?.on('data', (text) => (complaint = `${complaint}${text}`.slice(-500)));
    child.stdio[3]?.once('data', (number) => {
      clearTimeout(timer);
      resolve(String(number).trim());
    });
    child.once('error', (error) => {
      complaint = error.message;
      fail();
    });
    child.once('exit', fail);
  });
}
