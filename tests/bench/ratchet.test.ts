import { expect, test } from 'vitest';
import { moveOn, readRatchet, stepBack } from './ratchet.ts';

const polls = { name: 'polls', goal: { least: 3 } };
const stats = { name: 'stats', goal: { most: 1.1 } };
const best = (ratio: number) => ({ ratio, at: '2026-12-01', machine: 'a machine' });
const ratchet = { polls: best(4), stats: best(1) };
const run = { isNoisy: false, at: '2026-12-02T10:00:00.000Z', machine: 'another machine' };

test('a ratio that is worse than the best by more than 15 % is a step back, whichever way is better', () => {
  expect([4.4, 3.41].map((ratio) => stepBack(ratchet, polls, ratio))).toEqual([null, null]);
  expect(stepBack(ratchet, polls, 3.2)).toBe('20 % worse than the 4 of 2026-12-01 (a machine)');
  expect([0.5, 1.14].map((ratio) => stepBack(ratchet, stats, ratio))).toEqual([null, null]);
  expect(stepBack(ratchet, stats, 1.3)).toMatch(/^30 % worse/);
});

test('what was never measured is no step back', () => {
  expect(stepBack({}, polls, 0.1)).toBeNull();
});

test('the ratchet moves on to what is better, and never back', () => {
  expect(moveOn(ratchet, polls, { ratio: 4.5678 }, run)).toEqual({
    ...ratchet,
    polls: { ratio: 4.57, at: '2026-12-02', machine: 'another machine' },
  });
  expect(moveOn(ratchet, polls, { ratio: 3.9 }, run)).toBeNull();
  expect(moveOn(ratchet, stats, { ratio: 0.9 }, run)?.['stats']?.ratio).toBe(0.9);
  expect(moveOn(ratchet, stats, { ratio: 1.1 }, run)).toBeNull();
  expect(moveOn({}, stats, { ratio: 1.1 }, run)?.['stats']?.ratio).toBe(1.1);
});

test('what a noisy machine says, or what broke a promise, is no best', () => {
  expect(moveOn(ratchet, polls, { ratio: 9 }, { ...run, isNoisy: true })).toBeNull();
  expect(moveOn(ratchet, polls, { ratio: 9, unmet: ['a poll asked the database'] }, run)).toBeNull();
});

test('the ratios that are kept can be read', async () => {
  expect((await readRatchet())['orders']?.ratio).toBeGreaterThan(0);
});
