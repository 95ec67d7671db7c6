import { expect, test } from 'vitest';
import { sampleDrop } from '../../testing/samples.ts';
import { dropPhase, untilNextSecond } from './drop-phase.ts';

const drop = sampleDrop({ opensAt: '2026-11-22T10:00:10.000Z', closesAt: '2026-11-22T10:02:10.000Z' });
const at = (time: string) => Date.parse(`2026-11-22T10:${time}Z`);

test('a drop opens on the millisecond it was announced for, and closes the same way', () => {
  expect(dropPhase(drop, at('00:09.999'))).toEqual({ name: 'soon', ms: 1 });
  expect(dropPhase(drop, at('00:10.000'))).toEqual({ name: 'open', ms: 120_000 });
  expect(dropPhase(drop, at('02:09.999'))).toEqual({ name: 'open', ms: 1 });
  expect(dropPhase(drop, at('02:10.000'))).toEqual({ name: 'closed' });
});

test('a drop that has nothing left is sold out only while it is open, and one that was closed early is closed', () => {
  const empty = { ...drop, remaining: 0 };
  expect(dropPhase(empty, at('00:00.000')).name).toBe('soon');
  expect(dropPhase(empty, at('01:00.000')).name).toBe('sold-out');
  expect(dropPhase({ ...drop, state: 'closed' }, at('01:00.000')).name).toBe('closed');
});

test('a countdown ticks when its second is over', () => {
  expect(untilNextSecond(4250)).toBe(250);
  expect(untilNextSecond(4000)).toBe(1000);
});
