import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextFrame } from '../../lib/next-frame.ts';
import { FrameBatch } from './frame-batch.ts';

/** Frames that are drawn when the test says so. */
class Frames {
  readonly #asked: (() => void)[] = [];
  readonly later = (run: () => void) => void this.#asked.push(run);

  get waiting(): number {
    return this.#asked.length;
  }

  draw(): void {
    for (const run of this.#asked.splice(0)) run();
  }
}

describe('changes between two frames', () => {
  test('are drawn together, once, and are known before', () => {
    const frames = new Frames();
    const batch = new FrameBatch({ lines: 0, viewers: 0 }, frames.later);
    const drawn = vi.fn<(state: { lines: number; viewers: number }) => void>();
    batch.shown.subscribe((state) => drawn({ ...state }));
    for (let line = 1; line <= 50; line += 1) batch.change({ lines: line });
    batch.change({ viewers: 7 });
    expect(batch.current).toEqual({ lines: 50, viewers: 7 });
    expect(batch.shown.getState()).toEqual({ lines: 0, viewers: 0 });
    expect(frames.waiting).toBe(1);
    frames.draw();
    expect(drawn.mock.calls).toEqual([[{ lines: 50, viewers: 7 }]]);
  });

  test('cost a frame each time, and none while nothing happens', () => {
    const frames = new Frames();
    const batch = new FrameBatch({ lines: 0 }, frames.later);
    const drawn = vi.fn<() => void>();
    batch.shown.subscribe(() => drawn());
    for (const lines of [1, 2]) {
      batch.change({ lines });
      frames.draw();
      expect(batch.shown.getState()).toEqual({ lines });
    }
    frames.draw();
    expect(drawn).toHaveBeenCalledTimes(2);
    expect(frames.waiting).toBe(0);
  });
});

describe('the next frame', () => {
  let draw: () => void;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
      draw = run;
      return 1;
    });
    vi.stubGlobal('cancelAnimationFrame', () => {});
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test('comes once, with the drawing of the window', () => {
    const run = vi.fn<() => void>();
    nextFrame(run);
    expect(run).not.toHaveBeenCalled();
    draw();
    vi.advanceTimersByTime(1000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('comes soon in a window that is not drawn', () => {
    const run = vi.fn<() => void>();
    nextFrame(run);
    vi.advanceTimersByTime(250);
    draw();
    expect(run).toHaveBeenCalledTimes(1);
  });
});
