import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { fakeCameraPicture } from './fake-camera.ts';

/** What a page's video shows at this moment, read from its decoded pixels. */
export interface SeenFrame {
  /** The number burnt into the picture; null where it is not the fake camera's picture. */
  readonly number: number | null;
  /** Average colour of each bar, as red, green, blue. */
  readonly bars: readonly (readonly number[])[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Reads the frame that a `<video>` shows. */
export async function seeFrame(video: Locator): Promise<SeenFrame> {
  return video.evaluate(readFrame, fakeCameraPicture);
}

// Runs in the page.
function readFrame(element: Element, picture: typeof fakeCameraPicture): SeenFrame {
  if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
  const { videoWidth: widthPx, videoHeight: heightPx } = element;
  const canvas = new OffscreenCanvas(picture.widthPx, picture.heightPx);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || widthPx === 0) return { number: null, bars: [], widthPx, heightPx };
  context.drawImage(element, 0, 0, picture.widthPx, picture.heightPx);
  const colourAt = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3);
  const cells = Array.from({ length: picture.bits + 2 }, (_, cell) => {
    const [red = 0, green = 0, blue = 0] = colourAt(
      Math.round((cell + 0.5) * picture.cellPx),
      picture.cellPx / 2,
    );
    return (red + green + blue) / 3 > 128 ? 1 : 0;
  });
  const framed = cells[0] === 1 && cells[picture.bits + 1] === 0;
  const number = cells.slice(1, -1).reduce<number>((sum, bit, index) => sum + bit * 2 ** index, 0);
  const barWidthPx = picture.widthPx / picture.bars.length;
  const bars = picture.bars.map((_, bar) =>
    colourAt(Math.round((bar + 0.5) * barWidthPx), Math.round(picture.heightPx * 0.6)),
  );
  return { number: framed ? number : null, bars, widthPx, heightPx };
}

/** Whether the bars have the fake camera's colours, as far as a lossy codec keeps them. */
export function showsFakeCamera({ bars }: SeenFrame): boolean {
  if (bars.length !== fakeCameraPicture.bars.length) return false;
  return bars.every((seen, bar) =>
    fakeCameraPicture.bars[bar]?.every((value, channel) => Math.abs(value - (seen[channel] ?? -1000)) < 45),
  );
}

/** Waits until a video shows the fake camera's picture, and then another frame of it. */
export async function expectMovingPicture(video: Locator, timeoutMs = 15_000): Promise<void> {
  await expect.poll(async () => showsFakeCamera(await seeFrame(video)), { timeout: timeoutMs }).toBe(true);
  await expect.poll(async () => (await seeFrame(video)).number, { timeout: timeoutMs }).not.toBeNull();
  const { number } = await seeFrame(video);
  await expect.poll(async () => (await seeFrame(video)).number, { timeout: timeoutMs }).not.toBe(number);
}

/** The loudest frequency that a page's media element plays, in Hz; null while it is silent. */
export async function hearTone(media: Locator): Promise<number | null> {
  return media.evaluate(async (element) => {
    if (!(element instanceof HTMLMediaElement)) throw new Error('not a media element');
    const source = element.srcObject;
    const context = new AudioContext();
    try {
      await context.resume();
      const node =
        source instanceof MediaStream
          ? context.createMediaStreamSource(source)
          : context.createMediaElementSource(element);
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      node.connect(analyser);
      const levels = new Float32Array(analyser.frequencyBinCount);
      // The analyser needs a whole window of samples, about 170 ms; it is asked until it has heard something, 5 s at most.
      for (const until = performance.now() + 5000; performance.now() < until; ) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        analyser.getFloatFrequencyData(levels);
        const loudest = levels.reduce(
          (best, level, bin) => (level > (levels[best] ?? -Infinity) ? bin : best),
          0,
        );
        if ((levels[loudest] ?? -Infinity) > -50) return (loudest * context.sampleRate) / analyser.fftSize;
      }
      return null;
    } finally {
      await context.close();
    }
  });
}
