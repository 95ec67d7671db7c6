import { describe, expect, test } from 'vitest';
import { drawnLines, readingPlace } from './feed-place.ts';

const there = { away: false, topPx: 600 };
const list = (scrollTop: number, scrollHeight = 1000, clientHeight = 400) => ({
  ...{ scrollTop, scrollHeight, clientHeight },
});

describe('a list whose new lines come at its end', () => {
  test('is left by who scrolls up, and reached again near its end', () => {
    const up = readingPlace('end', list(500), there);
    expect(up).toEqual({ away: true, topPx: 500 });
    expect(readingPlace('end', list(550), up).away).toBe(true);
    expect(readingPlace('end', list(570), up).away).toBe(false);
  });

  test('is not left because lines grew or the list became lower', () => {
    expect(readingPlace('end', list(600, 1200), there).away).toBe(false);
    expect(readingPlace('end', list(600, 1000, 300), there).away).toBe(false);
  });

  test('is not left because its first lines went', () => {
    expect(readingPlace('end', list(500, 900), there).away).toBe(false);
  });
});

test('a list whose new lines come first is left by who scrolls down', () => {
  const top = { away: false, topPx: 0 };
  expect(readingPlace('start', list(39), top).away).toBe(false);
  expect(readingPlace('start', list(40), top).away).toBe(true);
  expect(readingPlace('start', list(0), { away: true, topPx: 40 }).away).toBe(false);
});

test('the line that has the focus is drawn wherever it is, in its place', () => {
  expect(drawnLines([4, 5, 6], -1)).toEqual([4, 5, 6]);
  expect(drawnLines([4, 5, 6], 5)).toEqual([4, 5, 6]);
  expect(drawnLines([4, 5, 6], 1)).toEqual([1, 4, 5, 6]);
  expect(drawnLines([4, 5, 6], 11)).toEqual([4, 5, 6, 11]);
});
