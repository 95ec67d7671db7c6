import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { percentile } from '../measure/figures.ts';
import { treeCpuTime } from '../measure/cpu-time.ts';
import type { BenchDatabase } from '../postgres/bench-database.ts';

export interface PgbenchRound {
  readonly count: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Of the database, a transaction. */
  readonly databaseCpuMs: number;
}

interface PgbenchOptions {
  readonly program: string;
  readonly database: BenchDatabase;
  readonly name: string;
  readonly script: string;
}

interface RoundOptions {
  readonly clients: number;
  readonly seconds: number;
}

/** Most transactions of a client in one run; they keep the numbers of runs and clients apart. */
const mostPerClient = 60_000;
const firstNumber = 1_000_000_000;

/** Runs a script with PostgreSQL's own load generator. Each run counts on from where the last one ended. */
export function createPgbench({ program, database, name, script }: PgbenchOptions) {
  let first = firstNumber;

  return async function run({ clients, seconds }: RoundOptions): Promise<PgbenchRound> {
    const folder = await mkdtemp(join(tmpdir(), 'stallcast-pgbench-'));
    const file = join(folder, 'purchase.sql');
    await writeFile(file, script);
    const args = [
      ...['--no-vacuum', '--protocol=prepared', `--client=${clients}`, '--jobs=1', `--time=${seconds}`],
      ...['--log', `--log-prefix=${join(folder, 'log')}`, `--file=${file}`],
      ...['--define=i=0', `--define=first=${first}`, `--define=most=${mostPerClient}`],
      ...['--host=127.0.0.1', `--port=${database.port}`, '--username=stallcast', name],
    ];
    first += clients * mostPerClient;
    const cpuBeforeMs = await treeCpuTime(database.pid);
    const child = spawn(program, args, { env: { PGPASSWORD: database.password }, cwd: folder });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
    const count = Number(/^number of transactions actually processed: (\d+)/m.exec(output)?.[1]);
    const failed = Number(/^number of failed transactions: (\d+)/m.exec(output)?.[1] ?? 0);
    if (child.exitCode !== 0 || !(perSecond > 0) || failed > 0)
      throw new Error(`pgbench failed (${child.exitCode}):\n${errors.slice(0, 2000)}\n${output}`);
    const latenciesMs = await readLatencies(folder);
    const cpuMs = (await treeCpuTime(database.pid)) - cpuBeforeMs;
    await rm(folder, { recursive: true, force: true });
    return { count, perSecond, p99Ms: percentile(latenciesMs, 0.99), databaseCpuMs: cpuMs / count };
  };
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode === null) await once(child, 'exit');
}

/** Its log has a line a transaction, the third field of which is how long it took, in microseconds. */
async function readLatencies(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('log'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1000);
}
