import { expect, test } from 'vitest';
import { readFuzz } from './fuzz.mjs';

test('a run of the fuzzer is as large as asked for, with the same luck each time unless it is wanted fresh', () => {
  expect(readFuzz([])).toEqual({ runs: 2000, seed: 20_261_122 });
  expect(readFuzz(['20000', '--seed', '7'])).toEqual({ runs: 20_000, seed: 7 });
  expect(readFuzz(['--fresh'])?.runs).toBe(2000);
  expect(readFuzz(['--fresh'])?.seed).not.toBe(readFuzz(['--fresh'])?.seed);
});

test('what makes no sense is told how it is meant', () => {
  for (const args of [['-5'], ['many'], ['--seed'], ['--help'], ['1.5']]) expect(readFuzz(args)).toBeNull();
});
