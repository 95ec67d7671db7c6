import { ApiError, type ApiClient, reconnectDelayMs, type SocketStatus } from '@stallcast/shared/client';
import type { RequestReply } from '@stallcast/shared/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** `away`: the socket is lost and comes back by itself. `refused`: the server will not have this show hosted; see `refusal`. */
export type EntryStatus = 'connecting' | 'entered' | 'away' | 'replaced' | 'refused';

export interface EntryState {
  readonly status: EntryStatus;
  readonly refusal: ApiError | null;
}

export type HostReply = RequestReply<'show.host'>;

/** What an entry needs of the connection to the server. */
export interface HostSocket {
  readonly status: SocketStatus;
  onStatus(listener: () => void): () => void;
  onReplaced(listener: () => void): () => void;
  /** Shows the ticket. Rejects with ApiError. */
  enter(ticket: string): Promise<HostReply>;
}

interface HostEntryOptions {
  readonly streamId: string;
  readonly api: ApiClient;
  readonly socket: HostSocket;
  /** The show was entered, for the first time or again. */
  readonly onEntered: (reply: HostReply) => void;
  /** A number in [0, 1) for the spread of retries. */
  readonly random?: () => number;
}

/** After these, trying again would give the same answer. */
const finalCodes: readonly string[] = [
  'stream-ended',
  'not-found',
  'unauthenticated',
  'forbidden',
  'not-a-seller',
  'banned',
];

/**
 * Keeps this studio entered as the host of a show: with a new ticket on every new connection, until closed, refused, or
 * replaced by another studio.
 */
export class HostEntry {
  readonly state: StoreApi<EntryState>;
  readonly #options: HostEntryOptions;
  readonly #stops: (() => void)[];
  /** Counts the entries; only the latest goes on. */
  #turn = 0;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HostEntryOptions) {
    this.#options = options;
    this.state = createStore<EntryState>(() => ({ status: 'connecting', refusal: null }));
    this.#stops = [
      options.socket.onStatus(() => this.#handleSocket()),
      options.socket.onReplaced(() => this.#handleReplaced()),
    ];
    this.#handleSocket();
  }

  /** Takes the show back after another studio opened it. */
  takeOver(): void {
    this.state.setState({ status: 'away', refusal: null });
    this.#handleSocket();
  }

  close(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    for (const stop of this.#stops.splice(0)) stop();
  }

  #handleSocket(): void {
    const { status } = this.state.getState();
    if (status === 'replaced' || status === 'refused') return;
    this.#attempt = 0;
    if (this.#options.socket.status === 'connected') void this.#enter();
    else if (status === 'entered') this.state.setState({ status: 'away' });
  }

  #handleReplaced(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.state.setState({ status: 'replaced' });
  }

  async #enter(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    const { api, socket, streamId } = this.#options;
    try {
      const { ticket } = await api('streams.hostTicket', { body: { streamId } });
      if (turn !== this.#turn) return;
      const reply = await socket.enter(ticket);
      if (turn !== this.#turn) return;
      this.#attempt = 0;
      this.state.setState({ status: 'entered', refusal: null });
      this.#options.onEntered(reply);
    } catch (error) {
      if (turn === this.#turn) this.#handleFailure(error);
    }
  }

  #handleFailure(error: unknown): void {
    if (error instanceof ApiError && finalCodes.includes(error.code)) {
      this.state.setState({ status: 'refused', refusal: error });
      return;
    }
    const delayMs = reconnectDelayMs(this.#attempt, (this.#options.random ?? Math.random)());
    this.#attempt += 1;
    this.#timer = setTimeout(() => {
      if (this.#options.socket.status === 'connected') void this.#enter();
    }, delayMs);
  }
}
