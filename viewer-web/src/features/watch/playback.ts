import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { MediaSession } from '@stallcast/shared/media-client';
import type { LiveSocket } from './ports.ts';
import type { ShowLink } from './show-link.ts';

/** What the player shows. `blocked`: the network seems not to let live video through; it goes on trying. */
export type Picture = 'connecting' | 'playing' | 'reconnecting' | 'blocked';

/** Without a picture for this long after entering, the viewer is told, in ms. */
const patienceMs = 15_000;

export interface PlaybackOptions {
  readonly link: ShowLink;
  /** Loads the media code and makes a session over a socket. */
  readonly createPlayer: (socket: LiveSocket) => Promise<MediaSession>;
}

/** Plays a show's picture and sound into one `<video>`, for as long as the show is entered. */
export class Playback {
  readonly #options: PlaybackOptions;
  readonly #picture = signal<Picture>('connecting');
  readonly #sound = signal(false);
  readonly #needsTap = signal(false);
  #video: HTMLVideoElement | undefined;
  #session: MediaSession | undefined;
  #socket: LiveSocket | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    const { link } = options;
    link.onEntered((_, socket) => void this.#enter(socket));
    link.on('media.producers', ({ producers }) => this.#session?.handleProducers(producers));
    link.on('media.reset', () => this.#session?.handleReset());
  }

  get picture(): ReadonlySignal<Picture> {
    return this.#picture;
  }

  /** Whether the viewer asked for sound. */
  get sound(): ReadonlySignal<boolean> {
    return this.#sound;
  }

  /** Whether this browser plays nothing before the viewer touches the page. */
  get needsTap(): ReadonlySignal<boolean> {
    return this.#needsTap;
  }

  /** Plays into `video`; call the result to let go of it. */
  attach(video: HTMLVideoElement): () => void {
    const abort = new AbortController();
    const { signal: until } = abort;
    this.#video = video;
    video.muted = !this.#sound.peek();
    for (const event of ['playing', 'resize', 'timeupdate']) {
      video.addEventListener(event, () => this.#judge(), { signal: until });
    }
    const size = new ResizeObserver(() => this.#tellSize());
    size.observe(video);
    this.#waitForPicture();
    this.#show();
    return () => {
      abort.abort();
      size.disconnect();
      video.srcObject = null;
      this.#video = undefined;
    };
  }

  /** Switches the sound; called from a tap or a key, as browsers demand. */
  setSound(on: boolean): void {
    this.#sound.value = on;
    if (this.#video) this.#video.muted = !on;
    this.play();
  }

  /** Starts the player where the browser did not let it start by itself. */
  play(): void {
    this.#video?.play().then(
      () => {
        this.#needsTap.value = false;
      },
      (error: unknown) => {
        // Other reasons (a new picture came in between) pass by themselves.
        if (error instanceof DOMException && error.name === 'NotAllowedError') this.#needsTap.value = true;
      },
    );
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#session?.close();
    this.#session = undefined;
    this.#socket = undefined;
    this.#picture.value = 'connecting';
  }

  /** The show was entered, maybe again: media has to be built anew on this connection. */
  async #enter(socket: LiveSocket): Promise<void> {
    this.#waitForPicture();
    if (this.#socket === socket) {
      this.#session?.restart();
      return;
    }
    this.#session?.close();
    this.#session = undefined;
    this.#socket = socket;
    const session = await this.#options.createPlayer(socket).catch(() => undefined);
    if (this.#socket !== socket) return session?.close();
    if (!session) {
      // The code could not be loaded; the next time the show is entered tries again.
      this.#socket = undefined;
      return undefined;
    }
    this.#session = session;
    session.on('state', () => this.#judge());
    session.on('tracks', () => this.play());
    this.#show();
    session.play();
    return undefined;
  }

  #show(): void {
    const [video, stream] = [this.#video, this.#session?.stream];
    if (!video || !stream) return;
    if (video.srcObject !== stream) video.srcObject = stream;
    this.#tellSize();
    this.play();
  }

  #tellSize(): void {
    if (this.#video) this.#session?.setPlayerHeight(this.#video.clientHeight * devicePixelRatio);
  }

  #judge(): void {
    const state = this.#session?.state;
    if (state === 'reconnecting') this.#waitForPicture();
    else if (state === 'connected' && (this.#video?.videoWidth ?? 0) > 0) {
      clearTimeout(this.#patience);
      this.#picture.value = 'playing';
    }
  }

  #waitForPicture(): void {
    this.#picture.value = this.#picture.peek() === 'playing' ? 'reconnecting' : 'connecting';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      // Connected without a picture means that nobody publishes at the moment.
      if (this.#session?.state !== 'connected') this.#picture.value = 'blocked';
    }, patienceMs);
  }
}
