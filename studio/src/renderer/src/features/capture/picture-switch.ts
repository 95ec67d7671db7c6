import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SourceState } from './device-source.ts';
import type { PaintedPicture, PictureSize } from './painted-picture.ts';
import type { PictureStudio } from './picture-studio.ts';
import type { ScreenState } from './screen-source.ts';

/** What viewers can be shown. */
export type PictureKind = 'camera' | 'screen' | 'image' | 'card';

export interface SwitchState {
  readonly picture: MediaStreamTrack | null;
  /** What the picture is; null without one. */
  readonly shown: PictureKind | null;
  /** What the seller wants to be seen. It is shown as soon as it is there. */
  readonly wanted: PictureKind;
  /** Whether an image was chosen. */
  readonly hasImage: boolean;
}

interface SwitchOptions {
  readonly camera: Pick<StoreApi<SourceState>, 'getState' | 'subscribe'>;
  readonly screen: Pick<StoreApi<ScreenState>, 'getState' | 'subscribe'>;
  readonly studio: Pick<PictureStudio, 'card' | 'image'>;
}

const usualSize: PictureSize = { width: 1280, height: 720 };

const first: SwitchState = { picture: null, shown: null, wanted: 'camera', hasImage: false };

/**
 * Cuts between camera, screen, image and card. What is wanted but gone is stood in for: the camera for the screen, and the
 * card for a camera that gave a picture before. The show never ends for want of a picture.
 */
export class PictureSwitch {
  readonly state: StoreApi<SwitchState>;
  readonly #options: SwitchOptions;
  readonly #stops: (() => void)[];
  /** The card or the image while it is shown. */
  #painted: { readonly kind: 'card' | 'image'; readonly picture: PaintedPicture } | null = null;
  #image: ImageBitmap | null = null;
  #hadPicture = false;

  constructor(options: SwitchOptions) {
    this.#options = options;
    this.state = createStore<SwitchState>(() => first);
    this.#stops = [
      options.camera.subscribe(() => this.#settle()),
      options.screen.subscribe((now, before) => this.#handleScreen(now, before)),
    ];
  }

  /** Shows this from now on, or as soon as it is there. */
  show(wanted: PictureKind): void {
    this.state.setState({ wanted });
    this.#settle();
  }

  /** Shows this image, instead of the one before. The image belongs to the switch from now on. */
  showImage(image: ImageBitmap): void {
    this.#image?.close();
    this.#image = image;
    this.#dropPainted();
    this.state.setState({ wanted: 'image', hasImage: true });
    this.#settle();
  }

  /**
   * The size that painted pictures take: the camera's while there is one, so that players and the recording see no change,
   * else 720p.
   */
  size(): PictureSize {
    const { width, height } = this.#options.camera.getState().track?.getSettings() ?? {};
    return width && height ? { width, height } : usualSize;
  }

  /** Shows nothing, and forgets what was shown. */
  reset(): void {
    this.#image?.close();
    this.#image = null;
    this.#hadPicture = false;
    this.state.setState(first);
    this.#dropPainted();
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.reset();
  }

  /** A screen that vanished is not waited for: whoever shared it decides again. */
  #handleScreen(now: ScreenState, before: ScreenState): void {
    const opened = now.status === 'on' && now.track !== before.track;
    const gone = now.track === null && before.track !== null;
    if (opened) this.show('screen');
    else if (gone && this.state.getState().wanted === 'screen') this.show('camera');
  }

  #settle(): void {
    const { wanted } = this.state.getState();
    if (this.#options.camera.getState().track) this.#hadPicture = true;
    const shown = this.#choose(wanted);
    const picture = shown === null ? null : this.#trackOf(shown);
    this.state.setState({ shown, picture });
    if (this.#painted && this.#painted.kind !== shown) this.#dropPainted();
  }

  #choose(wanted: PictureKind): PictureKind | null {
    const { camera, screen } = this.#options;
    if (wanted === 'card') return 'card';
    if (wanted === 'image' && this.#image) return 'image';
    if (wanted === 'screen' && screen.getState().track) return 'screen';
    const { track, status } = camera.getState();
    if (track) return 'camera';
    // The next camera takes a moment: only when there is none does the card stand in for it.
    return status === 'failed' && this.#hadPicture ? 'card' : null;
  }

  #trackOf(kind: PictureKind): MediaStreamTrack | null {
    if (kind === 'camera') return this.#options.camera.getState().track;
    if (kind === 'screen') return this.#options.screen.getState().track;
    return this.#paint(kind)?.track ?? null;
  }

  #paint(kind: 'card' | 'image'): PaintedPicture | null {
    if (this.#painted?.kind === kind) return this.#painted.picture;
    this.#dropPainted();
    const picture = kind === 'card' ? this.#options.studio.card(this.size()) : this.#paintImage();
    this.#painted = picture && { kind, picture };
    return picture;
  }

  #paintImage(): PaintedPicture | null {
    return this.#image && this.#options.studio.image(this.size(), this.#image);
  }

  #dropPainted(): void {
    this.#painted?.picture.close();
    this.#painted = null;
  }
}
