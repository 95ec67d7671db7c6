import { expect, test } from 'vitest';
import { simulcastEncodings, spatialLayerFor } from './simulcast.ts';

test('a large picture has three layers, each half the height of the next', () => {
  const encodings = simulcastEncodings(1280, 720, 'H264');
  expect(encodings.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([4, 2, 1]);
  const bitrates = encodings.map(({ maxBitrate }) => maxBitrate ?? 0);
  expect(bitrates).toEqual(bitrates.toSorted((one, other) => one - other));
  expect(bitrates[2]).toBeGreaterThan(1_200_000);
  expect(bitrates[2]).toBeLessThan(2_500_000);
});

test('a small picture has no more layers than browsers send, so that its full size is among them', () => {
  expect(simulcastEncodings(960, 540, 'VP8')).toHaveLength(3);
  expect(simulcastEncodings(640, 360, 'VP8').map((encoding) => encoding.scaleResolutionDownBy)).toEqual([
    2, 1,
  ]);
  expect(simulcastEncodings(320, 180, 'VP8').map((encoding) => encoding.scaleResolutionDownBy)).toEqual([1]);
});

test('no layer is starved, none takes what cannot be seen', () => {
  for (const [width, height] of [
    [160, 90],
    [1080, 1920],
    [3840, 2160],
  ] as const) {
    for (const { maxBitrate } of simulcastEncodings(width, height, 'H264')) {
      expect(maxBitrate).toBeGreaterThanOrEqual(80_000);
      expect(maxBitrate).toBeLessThanOrEqual(4_500_000);
    }
  }
});

test('a player gets the smallest layer that fills it', () => {
  expect(spatialLayerFor(90)).toBe(0);
  expect(spatialLayerFor(200)).toBe(0);
  expect(spatialLayerFor(360)).toBe(1);
  expect(spatialLayerFor(500)).toBe(2);
  expect(spatialLayerFor(2160)).toBe(2);
  expect(spatialLayerFor(360, 360)).toBe(2);
});
