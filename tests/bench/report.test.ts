import { expect, test } from 'vitest';
import type { Benchmark, Measured } from './benchmark.ts';
import { type Outcome, toTable } from './report.ts';

const benchmark: Benchmark = {
  ...{ name: 'polls', about: 'a viewer’s polls', peer: 'Express', goal: { least: 3 } },
  measure: async () => ({ skipped: 'not here' }),
};
const measured: Measured = { value: 12.34, unit: 'µs CPU', ratio: 4.567, details: [], data: {} };
const good: Outcome = { kind: 'measured', benchmark, measured, noise: [], stepBack: null };

const lastRow = (outcome: Outcome) => toTable([outcome]).split('\n').at(-1);

test('a run is a table in which each benchmark has a row', () => {
  expect(toTable([good])).toBe(
    [
      '| metric | value | against | ratio | goal | verdict |',
      '| --- | --- | --- | --- | --- | --- |',
      '| polls | 12.3 µs CPU | Express | 4.57 | ≥ 3 | ok |',
    ].join('\n'),
  );
});

test('what fell short, was noisy, got worse, broke or could not be measured stands there too', () => {
  expect(lastRow({ ...good, measured: { ...measured, ratio: 2 } })).toMatch(/\| 2 \| ≥ 3 \| short \|$/);
  expect(lastRow({ ...good, noise: ['busy'] })).toMatch(/\| short, NOISY \|$/);
  expect(lastRow({ ...good, stepBack: '20 % worse' })).toMatch(/\| ok, WORSE \|$/);
  expect(lastRow({ kind: 'skipped', benchmark, reason: 'no | pgbench\nhere' })).toMatch(
    /\| polls \| – \| Express \| – \| ≥ 3 \| SKIPPED: no \\\| pgbench here \|$/,
  );
  expect(lastRow({ kind: 'failed', benchmark, reason: 'it broke' })).toMatch(/FAILED: it broke \|$/);
});
