import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { seededRandom } from './random.ts';

/** One fault of the list, with what is demanded of the product when it happens. */
export interface Fault {
  /** `F4`; the name of its test begins with it. */
  readonly id: string;
  readonly what: string;
  /** Most that each measured quantity may be; the names say the unit. */
  readonly limits: Readonly<Record<string, number>>;
  /** Rounds of the quick set, where one is not enough. */
  readonly quickRounds?: number;
}

/** What one round measured, by the names of the limits. */
type Measured<Limits> = { readonly [Name in keyof Limits]: number };

export interface Round {
  /** From 0. */
  readonly number: number;
  /** In [0, 1), the same in every run with the same seed. */
  readonly random: () => number;
}

/** One line of the table; see setup/faults.mjs. */
interface Line {
  readonly fault: string;
  readonly what: string;
  readonly quantity: string;
  readonly limit: number;
  readonly measured: readonly number[];
  readonly errors: readonly string[];
}

const reports = fileURLToPath(new URL('../../../artifacts/faults', import.meta.url));

/** Rounds that were asked for; none in the quick set, where each fault knows its own number. */
export const wantedRounds = Number(process.env['FAULT_ROUNDS'] ?? 0);
/** Whether every fault is to last as long as it is said to; the quick set has no minutes to wait. */
export const isFullSet = wantedRounds > 0;
const faultSeed = Number(process.env['FAULT_SEED'] ?? 1);
/** The quick set runs on whatever else the machine does, and asks whether things mend; the full set holds the numbers. */
const allowance = isFullSet ? 1 : 2;

/**
 * Lets a fault happen again and again and fails unless the 95th percentile of what was measured holds its limits (twice
 * the limits in the quick set). A round that throws has failed, and the others go on.
 */
export async function expectRounds<Limits extends Readonly<Record<string, number>>>(
  fault: Fault & { readonly limits: Limits },
  play: (round: Round) => Promise<Measured<Limits>>,
): Promise<void> {
  const rounds = isFullSet ? wantedRounds : (fault.quickRounds ?? 1);
  const measured: Measured<Limits>[] = [];
  const errors: string[] = [];
  const random = seededRandom(faultSeed);
  for (let number = 0; number < rounds; number += 1) {
    try {
      measured.push(await play({ number, random }));
    } catch (error) {
      errors.push(`round ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const lines = Object.entries(fault.limits).map(([quantity, limit]): Line => {
    const values = measured.map((one) => one[quantity] ?? Number.NaN);
    return { fault: fault.id, what: fault.what, quantity, limit, measured: values, errors };
  });
  await keep(fault.id, lines);
  expect(errors).toEqual([]);
  const missed = lines.filter((line) => percentile(line.measured, 0.95) > line.limit * allowance);
  expect(missed.map(({ quantity, limit, measured: seen }) => ({ quantity, limit, measured: seen }))).toEqual(
    [],
  );
}

async function keep(id: string, lines: readonly Line[]): Promise<void> {
  await mkdir(reports, { recursive: true });
  await writeFile(`${reports}/${id}.json`, JSON.stringify({ seed: faultSeed, lines }, null, 2));
}

/** By nearest rank; 0 of nothing. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
