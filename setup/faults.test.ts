import { expect, test } from 'vitest';
import { read, tableOf } from './faults.mjs';

test('the faults, the rounds and the seed are read from the command line', () => {
  expect(read([])).toEqual({ rounds: 20, seed: 1, ids: [] });
  expect(read(['--rounds', '3', 'F4', 'f12', 't24', '--seed', '7'])).toEqual({
    rounds: 3,
    seed: 7,
    ids: ['F4', 'F12', 'T24'],
  });
  expect(read(['drop-storm', '--rounds', '5'])).toEqual({ rounds: 5, seed: 1, ids: ['drop-storm'] });
  expect(read(['--rounds', 'many'])).toBeNull();
  expect(read(['--rounds'])).toBeNull();
  expect(read(['worker'])).toBeNull();
});

test('the table tells what held, what was missed and what failed', () => {
  const line = { fault: 'F1', what: 'worker killed', quantity: 'picture back, ms', limit: 3000 };
  const table = tableOf([
    { ...line, measured: [100, 300, 200], errors: [] },
    { ...line, fault: 'F2', measured: [100, 4000], errors: [] },
    { ...line, fault: 'F3', measured: [100], errors: ['round 1: no picture'] },
  ]);
  const rows = table.split('\n').map((row) => row.trim().split(/\s{2,}/));
  expect(rows[1]).toEqual(['F1', 'picture back, ms', '3/3', '200', '300', '3000', 'holds']);
  expect(rows[2]).toEqual(['F2', 'picture back, ms', '2/2', '100', '4000', '3000', 'missed']);
  expect(rows[3]).toEqual(['F3', 'picture back, ms', '1/2', '100', '100', '3000', 'failed']);
  expect(table.split('\n').at(-1)?.trim()).toBe('F3 round 1: no picture');
});
