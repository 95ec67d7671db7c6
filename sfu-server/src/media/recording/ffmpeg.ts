import { type ChildProcess, spawn } from 'node:child_process';
import { timeouts } from '../../platform/timeouts.ts';
import { within } from '../within.ts';

/** Most that is kept of what ffmpeg says, in characters: the end tells what went wrong. */
const keptOutput = 4000;

/** ffmpeg is not there, or ended with a fault. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
  /** The program cannot be started at all. */
  readonly missing: boolean;

  constructor(message: string, missing: boolean) {
    super(message);
    this.missing = missing;
  }
}

/** One running ffmpeg, or a program of its family. */
export class Ffmpeg {
  /** Resolves when it ended by itself or was ended, rejects with FfmpegError when it failed; with what it wrote. */
  readonly done: Promise<string>;
  readonly #child: ChildProcess;
  #output = '';
  #complaints = '';
  #ending = false;

  constructor(program: string, args: readonly string[]) {
    // A group of its own: Ctrl-C in the server's terminal must not end recordings before the server does.
    this.#child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    this.#child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.#complaints = (this.#complaints + text).slice(-keptOutput)));
    this.done = this.#run(program);
    // Whoever waits hears of it; nobody has to.
    this.done.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Lets it finish its file; kills it when that takes too long. Never throws. */
  async end(): Promise<void> {
    this.#ending = true;
    const ended = this.done.catch(() => undefined);
    // The first signal is heard between two packets, the second also while it waits for one.
    const steps = [
      ['SIGINT', timeouts.recorderEndPoliteMs],
      ['SIGINT', timeouts.recorderEndMs],
      ['SIGKILL', timeouts.recorderEndMs],
    ] as const;
    for (const [signal, waitMs] of steps) {
      if (!this.running) break;
      this.#child.kill(signal);
      await within(waitMs, ended);
    }
    await ended;
  }

  /** Ends it on the spot. */
  kill(): void {
    if (this.running) this.#child.kill('SIGKILL');
  }

  #run(program: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#child.once('error', (error) =>
        reject(new FfmpegError(`${program} cannot be started: ${error.message}`, true)),
      );
      this.#child.once('close', (code, signal) => {
        // Asked to end, ffmpeg reports that as its exit code though its file is whole.
        if (code === 0 || this.#ending) resolve(this.#output);
        else
          reject(
            new FfmpegError(
              `${program} ended with ${String(signal ?? code)}: ${this.#complaints.trim()}`,
              false,
            ),
          );
      });
    });
  }
}

/** Runs a program of ffmpeg's family to its end and gives what it wrote. Throws FfmpegError, also when the server ends it (`stop`). */
export async function runFfmpeg(
  program: string,
  args: readonly string[],
  stop?: AbortSignal,
): Promise<string> {
  if (stop?.aborted === true) throw new FfmpegError(`${program} is not started any more`, false);
  const ffmpeg = new Ffmpeg(program, args);
  // What it writes is a draft, which the next start makes anew.
  const kill = () => ffmpeg.kill();
  stop?.addEventListener('abort', kill);
  try {
    return await ffmpeg.done;
  } finally {
    stop?.removeEventListener('abort', kill);
  }
}
