import { expect, test } from 'vitest';
import { changesDevice, constraintsOf, readSettings } from './capture-settings.ts';

const usual = readSettings(null);

test('what was never stored, or makes no sense, is as usual', () => {
  expect(usual).toMatchObject({ quality: '720p', format: 'landscape', mirrored: true, gainPercent: 100 });
  for (const nonsense of ['', '{', '7', 'null', '[]', '{"quality":"8k","gainPercent":1e9}'])
    expect(readSettings(nonsense)).toEqual(usual);
  expect(readSettings('{"format":"portrait","gainPercent":-1}')).toEqual({ ...usual, format: 'portrait' });
});

test('a tall picture is as long as a wide one', () => {
  const wide = constraintsOf({ ...usual, quality: '1080p' }).camera;
  const tall = constraintsOf({ ...usual, quality: '1080p', format: 'portrait' }).camera;
  expect([wide.width, wide.height]).toEqual([{ ideal: 1920 }, { ideal: 1080 }]);
  expect([tall.width, tall.height, tall.aspectRatio]).toEqual([
    { ideal: 1080 },
    { ideal: 1920 },
    { ideal: 0.5625 },
  ]);
});

test('only what concerns a device asks it anew', () => {
  expect(changesDevice('camera', usual, { ...usual, quality: '1080p' })).toBe(true);
  expect(changesDevice('microphone', usual, { ...usual, quality: '1080p' })).toBe(false);
  expect(changesDevice('microphone', usual, { ...usual, noiseSuppression: false })).toBe(true);
  expect(changesDevice('microphone', usual, { ...usual, gainPercent: 50, mirrored: false })).toBe(false);
});
