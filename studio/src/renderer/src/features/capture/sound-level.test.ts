import { expect, test } from 'vitest';
import { easedLevel, soundLevel } from './sound-level.ts';

test('silence is 0, full scale is 1, and a voice lies between', () => {
  expect(soundLevel(new Float32Array(1024))).toBe(0);
  expect(soundLevel(new Float32Array(1024).fill(1))).toBe(1);
  const voice = Float32Array.from({ length: 1024 }, (_, index) => 0.1 * Math.sin(index / 5));
  expect(soundLevel(voice)).toBeGreaterThan(0.4);
  expect(soundLevel(voice)).toBeLessThan(0.8);
});

test('the needle jumps up and falls slowly, never below what is measured', () => {
  expect(easedLevel(0.2, 0.9, 16)).toBe(0.9);
  expect(easedLevel(0.9, 0, 16)).toBeGreaterThan(0.8);
  expect(easedLevel(0.9, 0.5, 10_000)).toBe(0.5);
});
