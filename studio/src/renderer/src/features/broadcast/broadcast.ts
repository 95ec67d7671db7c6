import type { ApiClient, SocketClient } from '@stallcast/shared/client';
import { MediaSession, type MediaSessionState } from '@stallcast/shared/media-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Health, judgeHealth } from './health.ts';
import { type EntryState, HostEntry, type HostReply, type HostSocket } from './host-entry.ts';

/** The picture and the sound of the show, wherever they come from. */
interface OutgoingMedia {
  readonly picture: MediaStreamTrack | null;
  readonly sound: MediaStreamTrack | null;
}

export interface BroadcastOptions {
  readonly streamId: string;
  readonly api: ApiClient;
  readonly socket: SocketClient;
  readonly media: Pick<StoreApi<OutgoingMedia>, 'getState' | 'subscribe'>;
  readonly onEntered: (reply: HostReply) => void;
}

export interface BroadcastState {
  readonly entry: EntryState;
  readonly media: MediaSessionState;
}

/** Sends the picture and the sound of the show to the server, and keeps doing so over lost networks until closed. */
export class Broadcast {
  readonly state: StoreApi<BroadcastState>;
  readonly #options: BroadcastOptions;
  readonly #entry: HostEntry;
  readonly #stops: (() => void)[];
  #session: MediaSession | null = null;

  constructor(options: BroadcastOptions) {
    this.#options = options;
    this.#entry = new HostEntry({
      ...options,
      socket: hostSocket(options.socket),
      onEntered: (reply) => this.#handleEntered(reply),
    });
    this.state = createStore<BroadcastState>(() => ({ entry: this.#entry.state.getState(), media: 'idle' }));
    this.#stops = [
      this.#entry.state.subscribe((entry) => this.#handleEntry(entry)),
      options.socket.on('media.reset', () => this.#session?.handleReset()),
      options.media.subscribe((media) => this.#send(media)),
    ];
  }

  /** Takes the show back after another studio opened it. */
  takeOver(): void {
    this.#entry.takeOver();
  }

  /** How well the show goes out since the last call; null while nothing does. */
  async health(): Promise<Health | null> {
    const statistics = await this.#session?.statistics();
    return statistics ? judgeHealth(statistics) : null;
  }

  close(): void {
    this.#entry.close();
    for (const stop of this.#stops.splice(0)) stop();
    this.#dropSession();
  }

  #handleEntered(reply: HostReply): void {
    if (this.#session) this.#session.restart();
    else this.#session = this.#createSession();
    this.#send(this.#options.media.getState());
    this.#options.onEntered(reply);
  }

  #handleEntry(entry: EntryState): void {
    this.state.setState({ entry });
    // Another studio publishes now, or nobody may: our tracks must not stay open at the server.
    if (entry.status === 'replaced' || entry.status === 'refused') this.#dropSession();
  }

  #createSession(): MediaSession {
    const { socket } = this.#options;
    const session = new MediaSession({
      role: 'host',
      request: (name, payload) => socket.request(name, payload),
    });
    session.on('state', (media) => this.state.setState({ media }));
    session.on('problem', ({ error, attempt }) =>
      console.warn(`publishing failed, attempt ${attempt}:`, error),
    );
    return session;
  }

  #dropSession(): void {
    this.#session?.close();
    this.#session = null;
    this.state.setState({ media: 'idle' });
  }

  #send({ picture, sound }: OutgoingMedia): void {
    this.#session?.publish({ ...(picture && { video: picture }), ...(sound && { audio: sound }) });
  }
}

function hostSocket(socket: SocketClient): HostSocket {
  return {
    get status() {
      return socket.status;
    },
    onStatus: (listener) => socket.onStatus(listener),
    onReplaced: (listener) => socket.on('studio.replaced', listener),
    enter: (ticket) => socket.request('show.host', { ticket }),
  };
}
