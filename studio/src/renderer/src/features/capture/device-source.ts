import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Device, type DeviceKind, devicesOf, nextDevice } from './device-list.ts';
import { faultOf, type SourceFault } from './source-fault.ts';

export interface SourceState {
  readonly status: 'closed' | 'opening' | 'on' | 'failed';
  /** Why it failed; null unless `failed`. */
  readonly fault: SourceFault | null;
  readonly devices: readonly Device[];
  /** The device in use, or the one last wanted. */
  readonly deviceId: string | null;
  readonly track: MediaStreamTrack | null;
  /** Label of a device that vanished and was replaced by the one in use; null once the seller knows. */
  readonly replaced: string | null;
}

/** What a source needs of `navigator.mediaDevices`. */
export type DeviceAccess = Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'> & EventTarget;

const closed: SourceState = {
  status: 'closed',
  fault: null,
  devices: [],
  deviceId: null,
  track: null,
  replaced: null,
};

interface DeviceSourceOptions {
  readonly kind: DeviceKind;
  readonly access: DeviceAccess;
  /** Constraints beside the device, until it is reconfigured. */
  readonly constraints: MediaTrackConstraints;
  /** The device of the last time. */
  readonly preferred: string | null;
}

/**
 * One camera or one microphone out of those connected. When the one in use vanishes, another takes its place; when all
 * are gone, the next one that is connected does. Never throws: what is wrong stands in its state.
 */
export class DeviceSource {
  readonly state: StoreApi<SourceState>;
  readonly #options: DeviceSourceOptions;
  #constraints: MediaTrackConstraints;
  #wanted: string | null;
  /** Counts the openings; only the latest may change anything. */
  #turn = 0;

  constructor(options: DeviceSourceOptions) {
    this.#options = options;
    this.#constraints = options.constraints;
    this.#wanted = options.preferred;
    this.state = createStore<SourceState>(() => closed);
  }

  /** Opens the preferred device, or any. */
  async open(): Promise<void> {
    if (this.state.getState().status !== 'closed') return;
    this.#options.access.addEventListener('devicechange', this.#handleDeviceChange);
    await this.#openWanted(null);
  }

  /** Changes to another device; the one in use goes on until the other gives a picture or sound. */
  async pick(deviceId: string): Promise<void> {
    this.#wanted = deviceId;
    await this.#openWanted(null);
  }

  /**
   * Asks the device for something else. A camera changes while it runs: opened a second time, it would give what it gives
   * already. A microphone is opened anew, as its processing is fixed; the old one goes on until then.
   */
  async reconfigure(constraints: MediaTrackConstraints): Promise<void> {
    this.#constraints = constraints;
    const { track, deviceId } = this.state.getState();
    if (!track) return;
    if (this.#options.kind === 'microphone') return this.#openWanted(null);
    try {
      await track.applyConstraints({ ...constraints, ...(deviceId !== null && { deviceId }) });
    } catch {
      // Wishes only: a camera that cannot goes on as it was.
    }
  }

  /** Tries again after a failure. */
  async retry(): Promise<void> {
    await this.#openWanted(null);
  }

  /** The seller read that a device was replaced. */
  acknowledge(): void {
    this.state.setState({ replaced: null });
  }

  close(): void {
    this.#turn += 1;
    this.#options.access.removeEventListener('devicechange', this.#handleDeviceChange);
    this.#release(this.state.getState().track);
    this.state.setState(closed);
  }

  /** Opens the wanted device, else the others in turn. `lost` is the label of one that just vanished. */
  async #openWanted(lost: string | null): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (!this.state.getState().track) this.state.setState({ status: 'opening', fault: null });
    const { track, fault } = await this.#tryDevices();
    const devices = await this.#list();
    if (turn !== this.#turn) return this.#release(track);
    const old = this.state.getState().track;
    if (track) this.#take(track, devices, lost);
    else this.#fail(devices, lost === null ? fault : 'lost');
    this.#release(old);
  }

  async #tryDevices(): Promise<{ track: MediaStreamTrack | null; fault: SourceFault }> {
    const tried = new Set<string>();
    const devices = await this.#list();
    let fault: SourceFault = 'missing';
    // Before the first permission no device has an id; then the system's default is asked for.
    let device = nextDevice(devices, this.#wanted, tried);
    do {
      try {
        return { track: await this.#request(device), fault };
      } catch (error) {
        fault = faultOf(error);
      }
      if (device) tried.add(device.deviceId);
      device = device && fault !== 'denied' ? nextDevice(devices, this.#wanted, tried) : null;
    } while (device);
    return { track: null, fault };
  }

  async #request(device: Device | null): Promise<MediaStreamTrack> {
    const { kind, access } = this.#options;
    const wanted = { ...this.#constraints, ...(device ? { deviceId: { exact: device.deviceId } } : {}) };
    const stream = await access.getUserMedia(kind === 'camera' ? { video: wanted } : { audio: wanted });
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('no track', 'NotFoundError');
    return track;
  }

  #take(track: MediaStreamTrack, devices: readonly Device[], lost: string | null): void {
    track.addEventListener('ended', this.#handleEnded);
    const deviceId = track.getSettings().deviceId ?? null;
    const label = devices.find((device) => device.deviceId === deviceId)?.label ?? null;
    const replaced = lost !== null && lost !== label ? lost : null;
    this.state.setState({ status: 'on', fault: null, devices, deviceId, track, replaced });
  }

  #fail(devices: readonly Device[], fault: SourceFault): void {
    this.state.setState({ status: 'failed', fault, devices, track: null, replaced: null });
  }

  #release(track: MediaStreamTrack | null): void {
    track?.removeEventListener('ended', this.#handleEnded);
    track?.stop();
  }

  async #list(): Promise<Device[]> {
    try {
      return devicesOf(this.#options.kind, await this.#options.access.enumerateDevices());
    } catch {
      return [];
    }
  }

  readonly #handleEnded = (): void => {
    const { devices, deviceId } = this.state.getState();
    this.state.setState({ track: null });
    void this.#openWanted(devices.find((device) => device.deviceId === deviceId)?.label ?? '');
  };

  readonly #handleDeviceChange = (): void => {
    void this.#refresh();
  };

  async #refresh(): Promise<void> {
    const turn = this.#turn;
    const devices = await this.#list();
    if (turn !== this.#turn) return;
    this.state.setState({ devices });
    const { status, fault } = this.state.getState();
    if (status === 'failed' && fault !== 'denied' && devices.length > 0) await this.retry();
  }
}
