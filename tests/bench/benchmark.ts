import type { Noise } from './measure/noise.ts';

/** How long a run may be: `quick` fits into minutes, `full` takes more and longer rounds. */
export type Extent = 'quick' | 'full';

export interface Measured {
  readonly value: number;
  readonly unit: string;
  /** Ours to what it is compared with, in the same run. */
  readonly ratio: number;
  /** What else was promised and is not so, a line each: then the goal is not met, whatever the ratio. */
  readonly unmet?: readonly string[];
  /** What else was seen, a line each. */
  readonly details: readonly string[];
  /** Everything that was measured, for whoever wants to look closer. */
  readonly data: object;
}

/** A part that is not there. Nothing was measured, so nothing is met. */
interface Skipped {
  readonly skipped: string;
}

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  /** What the ratio is to, in a table's few words. */
  readonly peer: string;
  /** The least or the most that the ratio may be. */
  readonly goal: { readonly least: number } | { readonly most: number };
  measure(extent: Extent, noise: Noise): Promise<Measured | Skipped>;
}

/** `short` where the goal is not met, something else that was promised is not so, or the machine was too noisy to tell. */
export type Verdict = 'ok' | 'short';

export function verdictOf(
  { goal }: Pick<Benchmark, 'goal'>,
  { ratio, unmet = [] }: Pick<Measured, 'ratio' | 'unmet'>,
  isNoisy: boolean,
): Verdict {
  const isMet = 'least' in goal ? ratio >= goal.least : ratio <= goal.most;
  return isMet && unmet.length === 0 && !isNoisy ? 'ok' : 'short';
}

/** The line that a benchmark closes with: `orders: 812 decisions/s ratio 0.71 goal 0.6 ok`. On a noisy machine nothing is ok. */
export function closingLine(
  benchmark: Pick<Benchmark, 'name' | 'goal'>,
  measured: Pick<Measured, 'value' | 'unit' | 'ratio' | 'unmet'>,
  isNoisy: boolean,
): string {
  const { name, goal } = benchmark;
  const { value, unit, ratio } = measured;
  const verdict = verdictOf(benchmark, measured, isNoisy);
  return `${name}: ${rounded(value)} ${unit} ratio ${rounded(ratio)} goal ${boundOf(goal)} ${verdict}`;
}

export const boundOf = (goal: Benchmark['goal']): number => ('least' in goal ? goal.least : goal.most);

/** Three digits that count, or all before the point. */
export function rounded(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
