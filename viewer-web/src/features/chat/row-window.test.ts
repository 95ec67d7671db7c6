import { expect, test } from 'vitest';
import { RowHeights } from './row-window.ts';

const keys = Array.from({ length: 10_000 }, (_, index) => `row ${index}`);

test('of ten thousand rows only those near the view are drawn, and the others keep their room', () => {
  const heights = new RowHeights();
  const { first, end, beforePx, afterPx } = heights.window(keys, { topPx: 140_000, heightPx: 600 }, 600);
  expect(end - first).toBeLessThan(60);
  expect(beforePx).toBeLessThanOrEqual(140_000);
  const drawnPx = heights.topOf(keys, end) - heights.topOf(keys, first);
  expect(beforePx + drawnPx).toBeGreaterThanOrEqual(140_600);
  expect(beforePx + drawnPx + afterPx).toBe(heights.topOf(keys, keys.length));
});

test('who follows sees the end', () => {
  const { end, afterPx } = new RowHeights().window(keys, null, 600);
  expect([end, afterPx]).toEqual([10_000, 0]);
});

test('rows have the height that they were seen with', () => {
  const heights = new RowHeights();
  expect(heights.note('row 0', 80)).toBe(true);
  expect(heights.note('row 0', 80)).toBe(false);
  expect(heights.topOf(keys, 1)).toBe(80);
});

test('a short list is drawn whole', () => {
  const short = keys.slice(0, 3);
  expect(new RowHeights().window(short, null, 600)).toEqual({ first: 0, end: 3, beforePx: 0, afterPx: 0 });
});
