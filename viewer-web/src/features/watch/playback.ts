import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { MediaSession, MediaStatistics } from '@stallcast/shared/media-client';
import type { LiveSocket } from './ports.ts';
import type { ShowLink } from './show-link.ts';

/** What the player shows. `blocked`: the network seems not to let live video through; it goes on trying. */
export type Picture = 'connecting' | 'playing' | 'reconnecting' | 'blocked';

/** `auto` fetches no more than the player can show; the others always the same layer. */
export type Quality = 'auto' | 'high' | 'medium' | 'low';

/** Height of a player, in px, for which each layer is fetched; see `setPlayerHeight` of the media session. */
const layerHeightsPx = { high: 720, medium: 360, low: 180 } as const;

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
  readonly #volume = signal(1);
  readonly #quality = signal<Quality>('auto');
  readonly #paused = signal(false);
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

  /** How loud, 0 to 1; apart from `sound`, so that sound that comes back is as loud as it was. */
  get volume(): ReadonlySignal<number> {
    return this.#volume;
  }

  get quality(): ReadonlySignal<Quality> {
    return this.#quality;
  }

  /** Whether the viewer stopped the picture. */
  get paused(): ReadonlySignal<boolean> {
    return this.#paused;
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
    video.volume = this.#volume.peek();
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
    if (on && this.#volume.peek() === 0) this.#volume.value = 1;
    this.#tellSound();
    this.play();
  }

  /** Sets how loud, 0 to 1 (more or less is cut off); none at all is silence, and any is sound. */
  setVolume(volume: number): void {
    this.#volume.value = Math.min(1, Math.max(0, volume));
    this.#sound.value = this.#volume.peek() > 0;
    this.#tellSound();
  }

  setQuality(quality: Quality): void {
    this.#quality.value = quality;
    this.#tellSize();
  }

  /** Stops the picture, or goes on with what is live by then. */
  togglePause(): void {
    if (!this.#paused.peek()) {
      this.#paused.value = true;
      this.#video?.pause();
    } else this.play();
  }

  /** Starts the player, also where the browser did not let it start by itself. */
  play(): void {
    this.#paused.value = false;
    this.#start();
  }

  /** The page is seen again: some browsers stop the picture of a page that is not. */
  wake(): void {
    if (this.#video?.paused) this.#resume();
  }

  /** Builds the way of the media anew, for who does not want to wait until it is tried again. */
  retry(): void {
    this.#picture.value = 'connecting';
    this.#waitForPicture();
    this.#session?.restart();
  }

  /** How well the show arrives; null while nothing does. */
  async statistics(): Promise<MediaStatistics | null> {
    return (await this.#session?.statistics()) ?? null;
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#session?.close();
    this.#session = undefined;
    this.#socket = undefined;
    this.#picture.value = 'connecting';
  }

  /** Goes on, unless the viewer stopped it. */
  #resume(): void {
    if (!this.#paused.peek()) this.#start();
  }

  #start(): void {
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
    session.on('tracks', () => this.#resume());
    this.#show();
    session.play();
    return undefined;
  }

  #show(): void {
    const [video, stream] = [this.#video, this.#session?.stream];
    if (!video || !stream) return;
    if (video.srcObject !== stream) video.srcObject = stream;
    this.#tellSize();
    this.#resume();
  }

  #tellSound(): void {
    if (!this.#video) return;
    this.#video.muted = !this.#sound.peek();
    this.#video.volume = this.#volume.peek();
  }

  #tellSize(): void {
    if (!this.#video) return;
    const quality = this.#quality.peek();
    const heightPx =
      quality === 'auto' ? this.#video.clientHeight * devicePixelRatio : layerHeightsPx[quality];
    this.#session?.setPlayerHeight(heightPx);
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
