import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CaptureSettings, changesDevice, constraintsOf, readSettings } from './capture-settings.ts';
import type { DeviceKind } from './device-list.ts';
import { type DeviceAccess, DeviceSource } from './device-source.ts';
import type { PictureStudio } from './picture-studio.ts';
import { PictureSwitch, type SwitchState } from './picture-switch.ts';
import { ScreenSource, type ScreenSourceOptions } from './screen-source.ts';
import type { SoundDesk } from './sound-desk.ts';

/** What viewers get right now; null where there is none. */
export interface ShowMedia extends SwitchState {
  readonly sound: MediaStreamTrack | null;
  readonly muted: boolean;
}

export interface CaptureOptions {
  readonly access: DeviceAccess & ScreenSourceOptions['access'];
  readonly createSoundDesk: () => SoundDesk;
  readonly pictures: PictureStudio;
  readonly chooseScreen: ScreenSourceOptions['choose'];
  /** Where the devices of the last time are remembered. */
  readonly preferences: Pick<Storage, 'getItem' | 'setItem'>;
}

const settingsKey = 'capture.settings';

/** The one place that hands out the picture and the sound of the show; whoever publishes or shows them asks here. */
export class Capture {
  readonly camera: DeviceSource;
  readonly microphone: DeviceSource;
  readonly screen: ScreenSource;
  /** What of them viewers see. */
  readonly cut: PictureSwitch;
  /** The picture and the sound of the show, as they change. */
  readonly media: StoreApi<ShowMedia>;
  readonly settings: StoreApi<CaptureSettings>;
  readonly #options: CaptureOptions;
  readonly #stops: (() => void)[];
  #desk: SoundDesk | null = null;

  constructor(options: CaptureOptions) {
    this.#options = options;
    const settings = readSettings(options.preferences.getItem(settingsKey));
    this.settings = createStore<CaptureSettings>(() => settings);
    this.camera = source('camera', settings, options);
    this.microphone = source('microphone', settings, options);
    this.screen = new ScreenSource({
      choose: options.chooseScreen,
      access: options.access,
      paint: (captured) => options.pictures.screen(this.cut.size(), captured),
    });
    this.cut = new PictureSwitch({
      camera: this.camera.state,
      screen: this.screen.state,
      studio: options.pictures,
    });
    this.media = createStore<ShowMedia>(() => ({ ...this.cut.state.getState(), sound: null, muted: false }));
    this.#stops = [
      this.cut.state.subscribe((cut, before) => {
        this.media.setState(cut);
        if (cut.shown !== before.shown || cut.picture !== before.picture) this.#passScreenSound();
      }),
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
      this.#desk.setGain(this.settings.getState().gainPercent / 100);
      this.media.setState({ sound: this.#desk.track });
    }
    await Promise.all([this.camera.open(), this.microphone.open()]);
  }

  /** Uses camera and microphone otherwise from now on, and the next time. Resolves when they do. */
  async change(changes: Partial<CaptureSettings>): Promise<void> {
    const before = this.settings.getState();
    const now = { ...before, ...changes };
    this.settings.setState(now);
    this.#options.preferences.setItem(settingsKey, JSON.stringify(now));
    this.#desk?.setGain(now.gainPercent / 100);
    const wanted = constraintsOf(now);
    await Promise.all([
      changesDevice('camera', before, now) && this.camera.reconfigure(wanted.camera),
      changesDevice('microphone', before, now) && this.microphone.reconfigure(wanted.microphone),
    ]);
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

  /** A screen is heard while it is seen. */
  #passScreenSound(): void {
    const { shown } = this.cut.state.getState();
    this.#desk?.setScreenSound(shown === 'screen' ? this.screen.state.getState().sound : null);
  }

  /** The microphone's highest sample of the moment, 0 to 1. */
  peak(): number {
    return this.#desk?.peak() ?? 0;
  }

  /** Turns camera, microphone and screen off. They can be opened again. */
  release(): void {
    this.screen.close();
    this.cut.reset();
    this.camera.close();
    this.microphone.close();
    this.#desk?.close();
    this.#desk = null;
    this.media.setState({ sound: null, muted: false });
  }

  close(): void {
    this.release();
    this.cut.close();
    for (const stop of this.#stops.splice(0)) stop();
  }
}

const preferenceKey = (kind: DeviceKind) => `capture.${kind}`;

function source(
  kind: DeviceKind,
  settings: CaptureSettings,
  { access, preferences }: CaptureOptions,
): DeviceSource {
  const preferred = preferences.getItem(preferenceKey(kind));
  return new DeviceSource({ kind, access, constraints: constraintsOf(settings)[kind], preferred });
}

function remember(of: DeviceSource, kind: DeviceKind, { preferences }: CaptureOptions): () => void {
  return of.state.subscribe(({ status, deviceId }) => {
    if (status === 'on' && deviceId !== null) preferences.setItem(preferenceKey(kind), deviceId);
  });
}
