import { expect, test } from 'vitest';
import { conversionOf } from './conversion.ts';

const counters = {
  ...{ viewersNow: 0, viewersTotal: 0, viewersPeak: 0, likes: 0, dislikes: 0, comments: 0, cartAdds: 0 },
  ...{ orders: 0, units: 0, revenue: null, refunded: null },
};

test('conversion is orders a viewer, and unknown before the first one came', () => {
  expect(conversionOf(counters)).toBeNull();
  expect(conversionOf({ ...counters, viewersTotal: 8, orders: 2 })).toBe(0.25);
});
