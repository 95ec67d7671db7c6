import { expect, test } from 'vitest';
import { noteDrift } from './drift.ts';

function setUp() {
  const notes: string[] = [];
  return { notes, noise: { note: (what: string) => void notes.push(what) } };
}

test('the same thing measured alike is no news', () => {
  const { notes, noise } = setUp();
  const pairs = [
    [100, 105],
    [100, 92],
    [100, 300],
  ] as const;
  expect(noteDrift(noise, 'the peer', pairs)).toBeCloseTo(0.08);
  expect(notes).toEqual([]);
});

test('the same thing measured otherwise in most rounds is noted', () => {
  const { notes, noise } = setUp();
  noteDrift(noise, 'the peer', [
    [100, 80],
    [100, 120],
    [100, 100],
  ]);
  expect(notes).toEqual(['the peer against itself differed by 20 % from one time to the next']);
});
