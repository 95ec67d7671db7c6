import { expect, test } from 'vitest';
import { ServerClock } from './server-clock.ts';

test('tells the server’s time, though the viewer’s clock is two hours wrong', () => {
  let monotonicMs = 1000;
  const clock = new ServerClock(() => monotonicMs);
  clock.note('Sun, 22 Nov 2026 10:00:00 GMT');
  monotonicMs += 90_000;
  expect(new Date(clock.nowMs()).toISOString()).toBe('2026-11-22T10:01:30.000Z');
});

test('comes closer with every answer and never jumps back', () => {
  let monotonicMs = 0;
  const clock = new ServerClock(() => monotonicMs);
  clock.note('Sun, 22 Nov 2026 10:00:00 GMT');
  monotonicMs = 400;
  clock.note('Sun, 22 Nov 2026 10:00:01 GMT');
  monotonicMs = 1300;
  clock.note('Sun, 22 Nov 2026 10:00:01 GMT');
  expect(new Date(clock.nowMs()).toISOString()).toBe('2026-11-22T10:00:01.900Z');
});

test('an answer without a date changes nothing', () => {
  const clock = new ServerClock(() => 0);
  clock.note(undefined);
  clock.note('yesterday');
  expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1000);
});
