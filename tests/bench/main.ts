/** Runs benchmarks one after the other; each closes with one line that says what it came to. See `npm run bench -- --help`. */
import { cpus, loadavg } from 'node:os';
import { type Benchmark, closingLine, type Extent, type Measured } from './benchmark.ts';
import { chatBenchmark } from './chat/chat.bench.ts';
import { cpuPressure, createNoise } from './measure/noise.ts';
import { ordersBenchmark } from './orders/orders.bench.ts';
import { pollsBenchmark } from './polls/polls.bench.ts';
import { moveOn, readRatchet, stepBack, writeRatchet } from './ratchet.ts';
import { type Outcome, toTable, writeRun } from './report.ts';
import { statsBenchmark } from './stats/stats.bench.ts';

const benchmarks: readonly Benchmark[] = [ordersBenchmark, pollsBenchmark, chatBenchmark, statsBenchmark];

const usage = `Usage: npm run bench -- [name …] [--quick|--full] [--record]

${benchmarks.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}

Each closes with  NAME: VALUE UNIT ratio R goal G ok|short  or says why it was SKIPPED. On a busy machine it says NOISY,
and nothing is ok. A ratio that is more than 15 % worse than the best, which tests/bench/ratchet.json keeps, makes the run
fail; --record keeps what is better. Everything that was measured lies in artifacts/bench, with a table.`;

/** How long to wait for a quiet machine before each round. */
const patienceMs: Record<Extent, number> = { quick: 10_000, full: 60_000 };
const options = ['--quick', '--full', '--record'];

const say = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const extent: Extent = args.includes('--full') ? 'full' : 'quick';
  const names = args.filter((arg) => !options.includes(arg));
  if (names.some((name) => !benchmarks.some((benchmark) => benchmark.name === name))) {
    say(usage);
    return names.includes('--help') ? 0 : 2;
  }
  const at = new Date().toISOString();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  const outcomes: Outcome[] = [];
  for (const benchmark of chosen) {
    const outcome = await play(benchmark, extent, machine);
    outcomes.push(outcome);
    if (args.includes('--record') && outcome.kind === 'measured') await record(outcome, at, machine);
  }
  const path = await writeRun({ at, extent, machine, outcomes });
  say(`\n${toTable(outcomes)}\n\n${path}.json`);
  return outcomes.every(isFine) ? 0 : 1;
}

/** A goal that is not met is no fault of the run; one that broke is, and a step back. */
function isFine(outcome: Outcome): boolean {
  return outcome.kind === 'measured' ? outcome.stepBack === null : outcome.kind === 'skipped';
}

async function play(benchmark: Benchmark, extent: Extent, machine: string): Promise<Outcome> {
  const noise = createNoise(patienceMs[extent]);
  const load = loadavg()[0]?.toFixed(2);
  say(`\n${benchmark.name} — ${benchmark.about}`);
  say(`  ${machine}, load ${load}, waiting for a core ${await cpuPressure()} %`);
  try {
    const measured = await benchmark.measure(extent, noise);
    if ('skipped' in measured) {
      say(`${benchmark.name}: SKIPPED: ${measured.skipped}`);
      return { kind: 'skipped', benchmark, reason: measured.skipped };
    }
    return await judge(benchmark, measured, [...new Set(noise.notes)]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`${benchmark.name}: FAILED: ${error instanceof Error ? error.stack : reason}`);
    return { kind: 'failed', benchmark, reason };
  }
}

async function judge(benchmark: Benchmark, measured: Measured, noise: readonly string[]): Promise<Outcome> {
  const back = stepBack(await readRatchet(), benchmark, measured.ratio);
  for (const detail of measured.details) say(`  ${detail}`);
  for (const line of measured.unmet ?? []) say(`  NOT KEPT: ${line}`);
  if (noise.length > 0) say(`  NOISY: ${noise.join('; ')}`);
  if (back !== null) say(`  WORSE: ${back}`);
  say(closingLine(benchmark, measured, noise.length > 0));
  return { kind: 'measured', benchmark, measured, noise, stepBack: back };
}

async function record(
  { benchmark, measured, noise }: Extract<Outcome, { kind: 'measured' }>,
  at: string,
  machine: string,
): Promise<void> {
  const run = { isNoisy: noise.length > 0, at, machine };
  const better = moveOn(await readRatchet(), benchmark, measured, run);
  if (better) await writeRatchet(better);
  say(`  ${better ? 'kept as the best' : 'not kept: not better than the best, or no fair measurement'}`);
}
