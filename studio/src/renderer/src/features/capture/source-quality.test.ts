import { expect, test } from 'vitest';
import { brightnessOf, isDark, type SoundLook, soundFault } from './source-quality.ts';

const pixels = (...shades: number[]) =>
  new Uint8ClampedArray(shades.flatMap((shade) => [shade, shade, shade, 255]));

test('a dark room is told from a lit one, and a white wall in half of it counts', () => {
  expect(brightnessOf(pixels(0, 255))).toBeCloseTo(0.5);
  expect(isDark(brightnessOf(pixels(5, 12, 20)))).toBe(true);
  expect(isDark(brightnessOf(pixels(10, 120)))).toBe(false);
  expect(brightnessOf(pixels())).toBe(0);
});

const looks = (count: number, look: SoundLook) => Array.from({ length: count }, () => look);
const voice = { level: 0.6, peak: 0.5 };

test('a microphone that hears nothing, and one that hears too much', () => {
  expect(soundFault(looks(50, voice))).toBeNull();
  expect(soundFault(looks(50, { level: 0.02, peak: 0.001 }))).toBe('silent');
  // A pause is none: somebody spoke a moment ago.
  expect(soundFault([...looks(49, { level: 0, peak: 0 }), voice])).toBeNull();
  expect(soundFault([...looks(45, voice), ...looks(5, { level: 1, peak: 1 })])).toBe('clipping');
  // A clap is none.
  expect(soundFault([...looks(49, voice), { level: 1, peak: 1 }])).toBeNull();
});
