/** Runs benchmarks one after the other; each closes with one line that says what it came to. See `npm run bench -- --help`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Benchmark, closingLine, type Extent } from './benchmark.ts';
import { cpuPressure, createNoise } from './measure/noise.ts';
import { ordersBenchmark } from './orders/orders.bench.ts';
import { pollsBenchmark } from './polls/polls.bench.ts';
import { statsBenchmark } from './stats/stats.bench.ts';

const benchmarks: readonly Benchmark[] = [ordersBenchmark, pollsBenchmark, statsBenchmark];

const usage = `Usage: npm run bench -- [name …] [--quick|--full]

${benchmarks.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}

Each closes with  NAME: VALUE UNIT ratio R goal G ok|short  or says why it was SKIPPED. On a busy machine it says NOISY,
and nothing is ok. What was measured lies in artifacts/bench.`;

/** How long to wait for a quiet machine before each round. */
const patienceMs: Record<Extent, number> = { quick: 10_000, full: 60_000 };
const reports = fileURLToPath(new URL('../../artifacts/bench', import.meta.url));

const say = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const extent: Extent = args.includes('--full') ? 'full' : 'quick';
  const names = args.filter((arg) => arg !== '--full' && arg !== '--quick');
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    say(usage);
    return names.includes('--help') ? 0 : 2;
  }
  await mkdir(reports, { recursive: true });
  let code = 0;
  for (const benchmark of benchmarks.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (!(await play(benchmark, extent))) code = 1;
  }
  return code;
}

/** False when it broke; a goal that is not met is no fault of the run. */
async function play(benchmark: Benchmark, extent: Extent): Promise<boolean> {
  const noise = createNoise(patienceMs[extent]);
  const machine = await describeMachine();
  say(`\n${benchmark.name} — ${benchmark.about}\n  ${machine}`);
  try {
    const measured = await benchmark.measure(extent, noise);
    if ('skipped' in measured) {
      say(`${benchmark.name}: SKIPPED: ${measured.skipped}`);
      return true;
    }
    for (const detail of measured.details) say(`  ${detail}`);
    for (const line of measured.unmet ?? []) say(`  NOT KEPT: ${line}`);
    const notes = [...new Set(noise.notes)];
    if (notes.length > 0) say(`  NOISY: ${notes.join('; ')}`);
    await keep(benchmark, { extent, machine, notes, ...measured });
    say(closingLine(benchmark, measured, notes.length > 0));
    return true;
  } catch (error) {
    say(
      `${benchmark.name}: FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return false;
  }
}

async function describeMachine(): Promise<string> {
  const [first] = cpus();
  const load = loadavg()[0]?.toFixed(2);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${load}, waiting for a core ${await cpuPressure()} %`;
}

async function keep({ name }: Benchmark, report: object): Promise<void> {
  const at = new Date().toISOString();
  await writeFile(
    `${reports}/${name}-${at.replaceAll(':', '-')}.json`,
    JSON.stringify({ at, ...report }, null, 2),
  );
}
