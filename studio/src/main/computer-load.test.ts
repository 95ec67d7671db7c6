import { expect, test } from 'vitest';
import { type CoreTimes, createLoadReader } from './computer-load.ts';

const core = (busyMs: number, idleMs: number): CoreTimes => ({
  ...{ user: busyMs / 2, nice: 0, sys: busyMs / 2, irq: 0 },
  idle: idleMs,
});

function reader(...readings: CoreTimes[][]) {
  return createLoadReader(() => readings.shift() ?? []);
}

test('the load is what the cores did since the last reading, all of them together', () => {
  const read = reader([core(100, 900), core(0, 1_000)], [core(200, 1_000), core(100, 1_100)]);
  expect(read()).toBeNull();
  expect(read()).toBe(0.5);
});

test('readings that make no sense say nothing', () => {
  const read = reader([core(100, 900)], [core(100, 900)], [core(10, 90)]);
  expect([read(), read(), read()]).toEqual([null, null, null]);
});
