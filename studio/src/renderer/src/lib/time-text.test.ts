import { expect, test } from 'vitest';
import { clockText, isoDuration } from './time-text.ts';

test.each([
  [0, '0:00'],
  [7_999, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
  [-5_000, '0:00'],
])('%d ms reads %s', (durationMs, text) => expect(clockText(durationMs)).toBe(text));

test('a duration for machines', () => expect(isoDuration(61_500)).toBe('PT61S'));
