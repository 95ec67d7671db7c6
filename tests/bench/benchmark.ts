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
  /** The least or the most that the ratio may be. */
  readonly goal: { readonly least: number } | { readonly most: number };
  measure(extent: Extent, noise: Noise): Promise<Measured | Skipped>;
}

/** The line that a benchmark closes with: `orders: 812 decisions/s ratio 0.71 goal 0.6 ok`. On a noisy machine nothing is ok. */
export function closingLine(
  { name, goal }: Pick<Benchmark, 'name' | 'goal'>,
  { value, unit, ratio, unmet = [] }: Pick<Measured, 'value' | 'unit' | 'ratio' | 'unmet'>,
  isNoisy: boolean,
): string {
  const isMet = 'least' in goal ? ratio >= goal.least : ratio <= goal.most;
  const bound = 'least' in goal ? goal.least : goal.most;
  const verdict = isMet && unmet.length === 0 && !isNoisy ? 'ok' : 'short';
  return `${name}: ${rounded(value)} ${unit} ratio ${rounded(ratio)} goal ${bound} ${verdict}`;
}

/** Three digits that count, or all before the point. */
export function rounded(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
