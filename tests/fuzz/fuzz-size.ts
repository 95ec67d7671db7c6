/**
 * How much a run tries, and where its luck begins. `npm run fuzz -- N [--seed S] [--fresh]` sets both; without it, it is
 * the small run of every day with the same luck each time.
 */
export const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
/** HTTP requests; the other surfaces follow in proportion. */
export const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 2000);

/** A share of the run for another surface: so many where HTTP gets 2,000. */
export const shareOf = (perTwoThousand: number): number => Math.ceil((fuzzRuns * perTwoThousand) / 2000);

/** Longest that a test may take, in ms: a minute where the machine is free, several where it is not. */
export const fuzzLimitMs = 60_000 + fuzzRuns * 120;

/** Said with every fault, so that it can be found again. */
export const again = `again with: npm run fuzz -- ${fuzzRuns} --seed ${fuzzSeed}`;
