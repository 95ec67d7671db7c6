import type { types } from 'mediasoup-client';

export type VideoCodec = 'H264' | 'VP8';

type Encoding = types.RtpEncodingParameters;

/**
 * How much smaller than the track each layer is, lowest first, by the least number of pixels it takes. Browsers built on
 * libwebrtc send no more layers than this of small pictures, and leave out the largest ones if asked for more.
 */
const layerScales = [
  { leastPixels: 960 * 540, scales: [4, 2, 1] },
  { leastPixels: 480 * 270, scales: [2, 1] },
  { leastPixels: 0, scales: [1] },
] as const;

// Bit rate of a camera picture at 30 fps: about 3.5 bits a pixel and second, a little more of them where the picture is small
// (small pictures compress worse). 720p comes to 1.6 Mbit/s.
const bitsPerPixel = 3.5;
const smallPictureExponent = 0.95;
const leastLayerBps = 80_000;
const mostLayerBps = 4_500_000;

// VP8 carries temporal layers that a weak network can shed; of H264 not every encoder does.
const scalabilityModes: Readonly<Record<VideoCodec, string>> = { VP8: 'L1T3', H264: 'L1T1' };

/** Height in px that the top layer is taken to have where nobody said: the studio's usual camera mode. */
export const usualTopHeightPx = 720;

/** The simulcast encodings for a picture of this size in px, lowest first: three of them from 960 × 540 on. */
export function simulcastEncodings(widthPx: number, heightPx: number, codec: VideoCodec): Encoding[] {
  const pixels = widthPx * heightPx;
  const scales: readonly number[] = layerScales.find(({ leastPixels }) => pixels >= leastPixels)?.scales ?? [
    1,
  ];
  return scales.map((scale, index) => ({
    rid: `r${index}`,
    scaleResolutionDownBy: scale,
    maxBitrate: layerBitrateBps(pixels / (scale * scale)),
    scalabilityMode: scalabilityModes[codec],
  }));
}

function layerBitrateBps(pixels: number): number {
  const bps = bitsPerPixel * pixels ** smallPictureExponent;
  return Math.round(Math.min(mostLayerBps, Math.max(leastLayerBps, bps)));
}

/**
 * The lowest simulcast layer (2 the full picture, 1 half its height, 0 a quarter) that still fills a player of `playerHeightPx` device pixels. A layer up to a fifth smaller than
 * the player is good enough: scaling up that little is not seen.
 */
export function spatialLayerFor(playerHeightPx: number, topHeightPx: number = usualTopHeightPx): 0 | 1 | 2 {
  const enough = playerHeightPx * 0.8;
  if (topHeightPx / 4 >= enough) return 0;
  if (topHeightPx / 2 >= enough) return 1;
  return 2;
}
