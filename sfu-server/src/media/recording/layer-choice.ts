import type { types } from 'mediasoup';
import { timeouts } from '../../platform/timeouts.ts';

/** Whether packets of the picture come in at all. */
export function pictureFlows(video: types.Producer): boolean {
  return !video.paused && flowingLayers(video).length > 0;
}

/** Indexes of the layers that come in, lowest first. */
function flowingLayers(video: types.Producer): number[] {
  return video.score
    .filter(({ score }) => score > 0)
    .map(({ encodingIdx }) => encodingIdx)
    .toSorted((one, other) => one - other);
}

/**
 * Which simulcast layer a recording takes. A file whose picture changes its size is trouble for players, so the choice is slow: it waits for the
 * full picture at the beginning, and goes back to it only when it stays.
 */
export class LayerChoice {
  #video: types.Producer | undefined;
  #flowingSinceMs: number | undefined;
  #topSinceMs: number | undefined;

  /** Looks at what comes in now; call it often. */
  observe(video: types.Producer | undefined, nowMs: number): void {
    if (video !== this.#video) {
      this.#flowingSinceMs = undefined;
      this.#topSinceMs = undefined;
    }
    this.#video = video;
    const layers = video === undefined || video.paused ? [] : flowingLayers(video);
    this.#flowingSinceMs = layers.length > 0 ? (this.#flowingSinceMs ?? nowMs) : undefined;
    this.#topSinceMs = layers.includes(this.#top) ? (this.#topSinceMs ?? nowMs) : undefined;
  }

  /** The layer to begin a file with; `wait` while a better one may still come, null where there is but one. */
  forNewPart(nowMs: number): number | null | 'wait' {
    if (this.#video === undefined || this.#flowingSinceMs === undefined) return 'wait';
    if (this.#top === 0) return null;
    if (this.#topSinceMs !== undefined) return this.#top;
    if (nowMs - this.#flowingSinceMs < timeouts.recorderTopLayerPatienceMs) return 'wait';
    return flowingLayers(this.#video).at(-1) ?? 'wait';
  }

  /** Whether a file of this layer should end because the full picture is there to stay. */
  isOutgrown(layer: number | null, nowMs: number): boolean {
    if (layer === null || layer >= this.#top || this.#topSinceMs === undefined) return false;
    return nowMs - this.#topSinceMs >= timeouts.recorderLayerSteadyMs;
  }

  get #top(): number {
    return (this.#video?.rtpParameters.encodings?.length ?? 1) - 1;
  }
}
