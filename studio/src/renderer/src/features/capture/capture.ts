import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceKind } from './device-list.ts';
import { type DeviceAccess, DeviceSource } from './device-source.ts';
import type { SoundDesk } from './sound-desk.ts';

/** What viewers get right now; null where there is none. */
export interface ShowMedia {
  readonly picture: MediaStreamTrack | null;
  readonly sound: MediaStreamTrack | null;
  readonly muted: boolean;
}

export interface CaptureOptions {
  readonly access: DeviceAccess;
  readonly createSoundDesk: () => SoundDesk;
  /** Where the devices of the last time are remembered. */
  readonly preferences: Pick<Storage, 'getItem' | 'setItem'>;
}

const constraints: Record<DeviceKind, MediaTrackConstraints> = {
  camera: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** The one place that hands out the picture and the sound of the show; whoever publishes or shows them asks here. */
export class Capture {
  readonly camera: DeviceSource;
  readonly microphone: DeviceSource;
  /** The picture and the sound of the show, as they change. */
  readonly media: StoreApi<ShowMedia>;
  readonly #options: CaptureOptions;
  readonly #stops: (() => void)[];
  #desk: SoundDesk | null = null;

  constructor(options: CaptureOptions) {
    this.#options = options;
    this.media = createStore<ShowMedia>(() => ({ picture: null, sound: null, muted: false }));
    this.camera = source('camera', options);
    this.microphone = source('microphone', options);
    this.#stops = [
      this.camera.state.subscribe(({ track }) => this.media.setState({ picture: track })),
      this.microphone.state.subscribe(
        ({ track }, before) => track !== before.track && this.#desk?.setSource(track),
      ),
      remember(this.camera, 'camera', options),
      remember(this.microphone, 'microphone', options),
    ];
  }

  /** Opens camera and microphone, each by itself: one that fails does not take the other with it. */
  async open(): Promise<void> {
    if (!this.#desk) {
      this.#desk = this.#options.createSoundDesk();
      this.#desk.setMuted(this.media.getState().muted);
      this.media.setState({ sound: this.#desk.track });
    }
    await Promise.all([this.camera.open(), this.microphone.open()]);
  }

  /** Silences the microphone for viewers, whichever is in use. */
  setMuted(muted: boolean): void {
    this.media.setState({ muted });
    this.#desk?.setMuted(muted);
  }

  /** How loud the microphone is, 0 to 1, also while muted. */
  level(): number {
    return this.#desk?.level() ?? 0;
  }

  /** Turns camera and microphone off. They can be opened again. */
  release(): void {
    this.camera.close();
    this.microphone.close();
    this.#desk?.close();
    this.#desk = null;
    this.media.setState({ picture: null, sound: null, muted: false });
  }

  close(): void {
    this.release();
    for (const stop of this.#stops.splice(0)) stop();
  }
}

const preferenceKey = (kind: DeviceKind) => `capture.${kind}`;

function source(kind: DeviceKind, { access, preferences }: CaptureOptions): DeviceSource {
  const preferred = preferences.getItem(preferenceKey(kind));
  return new DeviceSource({ kind, access, constraints: constraints[kind], preferred });
}

function remember(of: DeviceSource, kind: DeviceKind, { preferences }: CaptureOptions): () => void {
  return of.state.subscribe(({ status, deviceId }) => {
    if (status === 'on' && deviceId !== null) preferences.setItem(preferenceKey(kind), deviceId);
  });
}
