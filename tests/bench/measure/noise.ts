import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { installedPostgres } from '../postgres/installed.ts';

const run = promisify(execFile);

/** How busy others keep the machine; above it what is measured says little. */
const mostPressure = 20;
/** A disk that takes longer than this to keep something, in ms, belongs to somebody else at the moment. */
const mostSyncMs = 2;
const lookEveryMs = 2000;

/** What the machine did besides. */
export interface Noise {
  /** Waits until the machine is quiet, a while at most; notes it where it is not. */
  untilQuiet(): Promise<void>;
  note(what: string): void;
  readonly notes: readonly string[];
}

/** @param patienceMs how long to wait for a quiet machine before each round */
export function createNoise(patienceMs: number): Noise {
  const notes: string[] = [];
  return {
    notes,
    note: (what) => void notes.push(what),
    async untilQuiet() {
      const giveUpAtMs = performance.now() + patienceMs;
      for (;;) {
        const pressure = await cpuPressure();
        if (pressure <= mostPressure) return;
        if (performance.now() > giveUpAtMs) {
          notes.push(`others waited ${Math.round(pressure)} % of the time for a core`);
          return;
        }
        await wait(lookEveryMs);
      }
    },
  };
}

/** Share of the last ten seconds in which something waited for a core, in percent; 0 where the system does not say. */
export async function cpuPressure(): Promise<number> {
  const text = await readFile('/proc/pressure/cpu', 'utf8').catch(() => '');
  return Number(/^some avg10=([\d.]+)/m.exec(text)?.[1] ?? 0);
}

/** How long the disk below `folder` takes to keep 8 kB, in ms; null where the tool for it is not there. */
async function syncTimeMs(folder: string): Promise<number | null> {
  const program = await installedPostgres('pg_test_fsync');
  if (program === null) return null;
  const { stdout } = await run(program, ['-s', '1', '-f', `${folder}/sync-test`], { timeout: 60_000 });
  const micros = /fdatasync\s+[\d.]+ ops\/sec\s+(\d+) usecs\/op/.exec(stdout)?.[1];
  return micros === undefined ? null : Number(micros) / 1000;
}

/** Notes a disk that is busy with something else. */
export async function noteSlowDisk(noise: Noise, folder: string): Promise<string> {
  const syncMs = await syncTimeMs(folder);
  if (syncMs === null) return 'disk: not measured (pg_test_fsync is not there)';
  if (syncMs > mostSyncMs) noise.note(`the disk took ${syncMs} ms to keep a block`);
  return `disk: ${syncMs} ms to keep a block`;
}
