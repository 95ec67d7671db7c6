import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Benchmark, type Measured, rounded } from './benchmark.ts';

/** The best that was ever measured, by benchmark. Ratios travel from machine to machine, what they are made of does not. */
const ratchetSchema = z.record(
  z.string(),
  z.object({ ratio: z.number(), at: z.iso.date(), machine: z.string() }),
);
export type Ratchet = z.infer<typeof ratchetSchema>;

/** A ratio that is worse than the best by more than this share is a step back. */
const mostWorse = 0.15;

const file = new URL('ratchet.json', import.meta.url);

export async function readRatchet(): Promise<Ratchet> {
  return ratchetSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

export async function writeRatchet(ratchet: Ratchet): Promise<void> {
  const inOrder = Object.fromEntries(
    Object.entries(ratchet).toSorted(([one], [other]) => one.localeCompare(other)),
  );
  await writeFile(file, `${JSON.stringify(inOrder, null, 2)}\n`);
}

type Judged = Pick<Benchmark, 'name' | 'goal'>;

/** Where the ratio is worse than the best by more than 15 %, in words; null where it is not, or none was kept. */
export function stepBack(ratchet: Ratchet, { name, goal }: Judged, ratio: number): string | null {
  const best = ratchet[name];
  if (best === undefined) return null;
  const isWorse =
    'least' in goal ? ratio < best.ratio * (1 - mostWorse) : ratio > best.ratio * (1 + mostWorse);
  const share = Math.round(Math.abs(ratio / best.ratio - 1) * 100);
  return isWorse ? `${share} % worse than the ${rounded(best.ratio)} of ${best.at} (${best.machine})` : null;
}

/**
 * The ratchet with this ratio in it, if it is better than what is kept; null where there is nothing to keep. What was measured on a
 * noisy machine, or without what else was promised, is no best.
 */
export function moveOn(
  ratchet: Ratchet,
  { name, goal }: Judged,
  { ratio, unmet = [] }: Pick<Measured, 'ratio' | 'unmet'>,
  run: { readonly isNoisy: boolean; readonly at: string; readonly machine: string },
): Ratchet | null {
  const best = ratchet[name]?.ratio;
  const isBetter = best === undefined || ('least' in goal ? ratio > best : ratio < best);
  if (!isBetter || run.isNoisy || unmet.length > 0) return null;
  return {
    ...ratchet,
    [name]: { ratio: Number(rounded(ratio)), at: run.at.slice(0, 10), machine: run.machine },
  };
}
