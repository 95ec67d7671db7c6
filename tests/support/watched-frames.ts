import type { Locator } from 'playwright-core';
import { fakeCameraPicture } from './fake-camera.ts';

/** One frame as it was shown in a viewer's page. */
export interface WatchedFrame {
  /** Since the epoch, in ms, so that pages of one machine can be compared. */
  readonly atMs: number;
  /** Colours in the middle of the left, middle and right third: red, green, blue. */
  readonly thirds: readonly (readonly number[])[];
}

declare global {
  interface Window {
    watchedFrames?: WatchedFrame[];
  }
}

/** Notes from now on every frame that a `<video>` shows, with its colours. */
export async function watchFrames(video: Locator): Promise<void> {
  await video.evaluate((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
    const frames: WatchedFrame[] = [];
    window.watchedFrames = frames;
    const canvas = new OffscreenCanvas(48, 27);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const note = (nowMs: number) => {
      // Another watch has begun.
      if (window.watchedFrames !== frames) return;
      context.drawImage(element, 0, 0, canvas.width, canvas.height);
      const thirds = [8, 24, 40].map((x) => [...context.getImageData(x, 16, 1, 1).data].slice(0, 3));
      frames.push({ atMs: performance.timeOrigin + nowMs, thirds });
      // An hour of a show is more than any test watches.
      if (frames.length > 100_000) frames.shift();
      element.requestVideoFrameCallback(note);
    };
    element.requestVideoFrameCallback(note);
  });
}

/** The frames shown since `watchFrames`, the oldest first. */
export function watchedFrames(video: Locator): Promise<readonly WatchedFrame[]> {
  return video.evaluate(() => window.watchedFrames ?? []);
}

/** Whether a frame shows one colour all over, as far as a lossy codec keeps it. */
export function isAll({ thirds }: WatchedFrame, colour: readonly number[]): boolean {
  return thirds.every((seen) => isNear(seen, colour));
}

/** Whether a frame shows the fake camera's bars. */
export function isCamera({ thirds }: WatchedFrame): boolean {
  return fakeCameraPicture.bars.every((bar, third) => isNear(thirds[third] ?? [], bar));
}

function isNear(seen: readonly number[], colour: readonly number[]): boolean {
  return colour.every((value, channel) => Math.abs(value - (seen[channel] ?? -1000)) < 45);
}

/** The longest time between two frames in ms; 0 for fewer than two. */
export function longestGapMs(frames: readonly WatchedFrame[]): number {
  return Math.max(0, ...frames.slice(1).map(({ atMs }, index) => atMs - (frames[index]?.atMs ?? atMs)));
}
