import type { types } from 'mediasoup';
import { timeouts } from '../platform/timeouts.ts';

/**
 * Tells whether a show's picture is there: `onChange(true)` as soon as packets of the seller's video come in, `onChange(false)` once
 * they have been missing for a while. Muted video counts as there: the seller wants it so. Where no video is published for a
 * while, the sound stands for it: a show of sound alone is a show.
 */
export class PictureWatch {
  readonly #onChange: (present: boolean) => void;
  #producer: types.Producer | undefined;
  #present = false;
  #timer: NodeJS.Timeout | undefined;
  #soundTimer: NodeJS.Timeout | undefined;

  constructor(onChange: (present: boolean) => void) {
    this.#onChange = onChange;
  }

  get present(): boolean {
    return this.#present;
  }

  /** What to watch from now on; undefined for what is not published. */
  watch(video: types.Producer | undefined, audio: types.Producer | undefined): void {
    clearTimeout(this.#soundTimer);
    this.#follow(video);
    // Sound is published first: it stands for the picture only when none comes after it.
    if (video === undefined && audio !== undefined)
      this.#soundTimer = setTimeout(() => this.#follow(audio), timeouts.mediaInterruptedAfterMs / 2);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#soundTimer);
    this.#producer = undefined;
  }

  #follow(producer: types.Producer | undefined): void {
    if (producer !== undefined && producer === this.#producer) return;
    this.#producer = producer;
    // Scores come from the arriving packets of each layer; the worker sets them to 0 when a layer falls silent.
    for (const event of ['score', 'pause', 'resume'] as const)
      producer?.observer.on(event, () => this.#judge());
    this.#judge();
  }

  #judge(): void {
    if (isFlowing(this.#producer)) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#set(true);
    } else if (this.#present) {
      this.#timer ??= setTimeout(() => this.#set(false), timeouts.mediaInterruptedAfterMs);
    }
  }

  #set(present: boolean): void {
    this.#timer = undefined;
    if (this.#present === present) return;
    this.#present = present;
    this.#onChange(present);
  }
}

function isFlowing(producer: types.Producer | undefined): boolean {
  if (producer === undefined || producer.closed) return false;
  return producer.paused || producer.score.some(({ score }) => score > 0);
}
