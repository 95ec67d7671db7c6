import { expect, test } from 'vitest';
import { readShowTime } from './show-time.ts';

const nowMs = new Date('2030-01-31T18:00').getTime();

test('a show is announced for a time to come', () => {
  expect(readShowTime('2030-01-31T18:01', nowMs)).toEqual({
    ok: true,
    scheduledAt: new Date('2030-01-31T18:01').toISOString(),
  });
  expect(readShowTime('2030-01-31T18:00', nowMs)).toEqual({ ok: false, fault: 'past' });
  expect(readShowTime('2160-01-01T10:00', nowMs)).toEqual({ ok: false, fault: 'far' });
});

test('without a time it is only written down', () => {
  expect(readShowTime('', nowMs)).toEqual({ ok: true, scheduledAt: null });
});
