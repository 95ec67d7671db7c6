const heartbeatMs = process.stdout.isTTY ? 1000 : 10_000;

/** Something is in the way that a person has to know: what it is, and what to do next, in one sentence. */
export class Fault extends Error {
  /** @override */
  name = 'Fault';
}

const notWritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'];

/** What to tell a person about an error: a sentence where it was foreseen, else all that is known. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Fault) return error.message;
  const { code = '', path = 'a file' } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') return `The disk is full (writing ${path}): make room, then run this again.`;
  if (notWritable.includes(code)) {
    return `${path} cannot be written (${code}): give this user the right to, or name another cache folder with XDG_CACHE_HOME.`;
  }
  return error.stack ?? error.message;
}

/** Prints one line. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Seconds with one digit, for people. @param {number} sinceMs a time of performance.now() */
export function secondsSince(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/**
 * Shows that something is under way: at once, and then with its latest detail and the time it has taken so far.
 * On a terminal the line is rewritten, elsewhere a new one comes every ten seconds.
 * @param {string} label
 */
export function startProgress(label) {
  const startedMs = performance.now();
  let detail = '';
  const show = () => {
    const line = `  … ${label}${detail && ` ${detail}`} (${secondsSince(startedMs)})`;
    process.stdout.write(
      process.stdout.isTTY ? `\r\x1b[2K${line.slice(0, process.stdout.columns || 80)}` : `${line}\n`,
    );
  };
  say(`  … ${label}`);
  const timer = setInterval(show, heartbeatMs);
  return {
    /** @param {string} text such as "12/278" */
    update(text) {
      detail = text;
    },
    stop() {
      clearInterval(timer);
      if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
      return secondsSince(startedMs);
    },
  };
}
