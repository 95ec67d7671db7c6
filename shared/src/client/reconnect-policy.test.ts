import { expect, test } from 'vitest';
import { reconnectDelayMs } from './reconnect-policy.ts';

test('the first attempt comes almost at once, later ones wait longer but never more than 8 s', () => {
  expect(reconnectDelayMs(0, 0.999)).toBeLessThanOrEqual(300);
  expect(reconnectDelayMs(4, 0)).toBeGreaterThan(reconnectDelayMs(1, 0));
  expect(reconnectDelayMs(1000, 0.999)).toBeLessThanOrEqual(8000);
});

test('whenever a server is back within six seconds, it is found soon after', () => {
  let sinceMs = 0;
  for (let attempt = 0; sinceMs < 6000; attempt += 1) {
    expect(reconnectDelayMs(attempt, 0.999)).toBeLessThanOrEqual(2500);
    sinceMs += reconnectDelayMs(attempt, 0.5);
  }
});

test('clients cut at the same moment do not come back in the same moment', () => {
  expect(reconnectDelayMs(2, 0.1)).not.toBe(reconnectDelayMs(2, 0.9));
});
