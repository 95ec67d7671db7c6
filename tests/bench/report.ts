import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Benchmark, boundOf, type Extent, type Measured, rounded, verdictOf } from './benchmark.ts';

/** What became of one benchmark of a run. */
export type Outcome =
  | {
      readonly kind: 'measured';
      readonly benchmark: Benchmark;
      readonly measured: Measured;
      /** What the machine did besides; on a noisy one nothing is ok. */
      readonly noise: readonly string[];
      /** Why it is a step back; null where it is none. */
      readonly stepBack: string | null;
    }
  | { readonly kind: 'skipped' | 'failed'; readonly benchmark: Benchmark; readonly reason: string };

export interface Run {
  readonly at: string;
  readonly extent: Extent;
  readonly machine: string;
  readonly outcomes: readonly Outcome[];
}

const folder = fileURLToPath(new URL('../../artifacts/bench', import.meta.url));

/** Writes a run down, as JSON with everything that was measured and as a Markdown table. Answers the path without its ending. */
export async function writeRun(run: Run): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = `${folder}/${run.at.replaceAll(':', '-')}`;
  await writeFile(`${path}.json`, JSON.stringify({ ...run, outcomes: run.outcomes.map(plain) }, null, 2));
  await writeFile(`${path}.md`, `${run.at}, ${run.extent}, ${run.machine}\n\n${toTable(run.outcomes)}\n`);
  return path;
}

function plain({ benchmark, ...rest }: Outcome): object {
  const { name, goal } = benchmark;
  return { name, goal, ...rest };
}

/** A run as a Markdown table: what fell short stands there as plainly as what did not. */
export function toTable(outcomes: readonly Outcome[]): string {
  const head = ['metric', 'value', 'against', 'ratio', 'goal', 'verdict'];
  const rows = outcomes.map((outcome) =>
    cellsOf(outcome).map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(outcome: Outcome): string[] {
  const { name, peer, goal } = outcome.benchmark;
  const bound = `${'least' in goal ? '≥' : '≤'} ${boundOf(goal)}`;
  if (outcome.kind !== 'measured')
    return [name, '–', peer, '–', bound, `${outcome.kind.toUpperCase()}: ${outcome.reason}`];
  const { measured, noise, stepBack } = outcome;
  const verdict = [
    verdictOf(outcome.benchmark, measured, noise.length > 0),
    ...(noise.length > 0 ? ['NOISY'] : []),
    ...(stepBack === null ? [] : ['WORSE']),
  ];
  return [
    name,
    `${rounded(measured.value)} ${measured.unit}`,
    peer,
    rounded(measured.ratio),
    bound,
    verdict.join(', '),
  ];
}
