import type { types } from 'mediasoup-client';

/** A path that only stutters comes back by itself within this time, in ms. */
const disconnectedPatienceMs = 2000;
/** An ICE restart that led nowhere is repeated after this time, in ms. */
const repeatAfterMs = 5000;

/**
 * Watches the connection state of one transport and asks for an ICE restart when its path broke: at once when it failed, after a
 * moment when it is only disconnected, and again as long as it does not come back. Without this a path that is
 * gone for longer than the browser's patience (about 15 s) never heals.
 */
export class PathWatch {
  readonly #restartIce: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(restartIce: () => void) {
    this.#restartIce = restartIce;
  }

  handleState(state: types.ConnectionState): void {
    if (state === 'connected' || state === 'closed' || state === 'new') return this.close();
    if (state === 'disconnected') return this.#askIn(disconnectedPatienceMs);
    if (state === 'failed') return this.#askIn(0);
    // `connecting`: after a restart it either gets somewhere or is asked again.
    this.#askIn(repeatAfterMs);
  }

  /** Stops watching. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #askIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#askIn(repeatAfterMs);
      this.#restartIce();
    }, delayMs);
  }
}
