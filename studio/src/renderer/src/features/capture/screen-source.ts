import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaintedPicture } from './painted-picture.ts';
import { faultOf, type RequestFault } from './source-fault.ts';

/** A screen or window to share. */
export interface ScreenPick {
  readonly sourceId: string;
  readonly name: string;
  /** Whether the computer's sound goes with it. */
  readonly sound: boolean;
}

export interface ScreenState {
  readonly status: 'closed' | 'opening' | 'on' | 'failed';
  /** What is shared, or was to be; null when nothing was picked. */
  readonly name: string | null;
  /** Why it failed; null unless `failed`. */
  readonly fault: RequestFault | null;
  readonly track: MediaStreamTrack | null;
  /** The computer's sound; null without. */
  readonly sound: MediaStreamTrack | null;
  /** Name of what was shared until it vanished; null once the seller knows. */
  readonly ended: string | null;
}

export interface ScreenSourceOptions {
  /** Tells the main process what the seller picked: only that may be captured. */
  readonly choose: (pick: ScreenPick) => Promise<boolean>;
  readonly access: Pick<MediaDevices, 'getDisplayMedia'>;
  /** Paints what is captured in the size of the show. */
  readonly paint: (captured: MediaStreamTrack) => Promise<PaintedPicture>;
}

const closed: ScreenState = {
  status: 'closed',
  name: null,
  fault: null,
  track: null,
  sound: null,
  ended: null,
};

/** What one screen shared needs to end. */
interface Sharing {
  readonly stream: MediaStream;
  readonly painted: PaintedPicture;
}

/** A screen or a window, from the pick until it is closed or vanishes. Never throws: what is wrong stands in its state. */
export class ScreenSource {
  readonly state: StoreApi<ScreenState>;
  readonly #options: ScreenSourceOptions;
  #sharing: Sharing | null = null;
  /** Counts the openings; only the latest may change anything. */
  #turn = 0;

  constructor(options: ScreenSourceOptions) {
    this.#options = options;
    this.state = createStore<ScreenState>(() => closed);
  }

  /** Shares this one from now on. The one before is seen until the new one gives a picture. */
  async open(pick: ScreenPick): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.state.setState({ status: 'opening', name: pick.name, fault: null, ended: null });
    try {
      const sharing = await this.#share(pick);
      if (turn === this.#turn) this.#take(sharing, pick);
      else release(sharing);
    } catch (error) {
      if (turn === this.#turn)
        this.#end({ ...closed, status: 'failed', name: pick.name, fault: faultOf(error) });
    }
  }

  /** The seller read that what was shared has vanished, or could not be. */
  acknowledge(): void {
    if (this.state.getState().status === 'failed') this.state.setState(closed);
    else this.state.setState({ ended: null });
  }

  close(): void {
    this.#turn += 1;
    this.#end(closed);
  }

  async #share(pick: ScreenPick): Promise<Sharing> {
    if (!(await this.#options.choose(pick)))
      throw new DOMException('it is not there any more', 'NotFoundError');
    const stream = await this.#options.access.getDisplayMedia({
      video: { frameRate: { ideal: 30 } },
      audio: pick.sound,
    });
    try {
      const [captured] = stream.getVideoTracks();
      if (!captured) throw new DOMException('no track', 'NotFoundError');
      return { stream, painted: await this.#options.paint(captured) };
    } catch (error) {
      stopAll(stream);
      throw error;
    }
  }

  #take(sharing: Sharing, { name }: ScreenPick): void {
    const before = this.#sharing;
    this.#sharing = sharing;
    const [captured] = sharing.stream.getVideoTracks();
    captured?.addEventListener('ended', () => this.#handleEnded(sharing));
    const sound = sharing.stream.getAudioTracks()[0] ?? null;
    this.state.setState({ ...closed, status: 'on', name, track: sharing.painted.track, sound });
    if (before) release(before);
  }

  #handleEnded(sharing: Sharing): void {
    if (sharing !== this.#sharing) return;
    this.#turn += 1;
    this.#end({ ...closed, ended: this.state.getState().name });
  }

  #end(state: ScreenState): void {
    const before = this.#sharing;
    this.#sharing = null;
    this.state.setState(state);
    if (before) release(before);
  }
}

function release({ stream, painted }: Sharing): void {
  painted.close();
  stopAll(stream);
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
