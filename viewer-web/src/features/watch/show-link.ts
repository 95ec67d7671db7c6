import { type ReadonlySignal, signal } from '@preact/signals-core';
import { ApiError, reconnectDelayMs, type SocketStatus, wait } from '@stallcast/shared/client';
import type { PushName, PushPayload } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';
import type { Entry, LiveSocket } from './ports.ts';
import { isForgotten, type PublicCounters, type Visit } from './visit.ts';

export interface ShowLinkOptions {
  readonly visit: Visit;
  /** Opens the socket; rejects when its code could not be loaded. */
  readonly openSocket: () => Promise<LiveSocket>;
  /** Number in [0, 1), for the jitter of repeated attempts. */
  readonly random?: () => number;
}

/** Heartbeats before the server has said how often it wants them, in ms. */
const usualHeartbeatMs = 10_000;

/** What ends all attempts to enter: the show is not live (any more), or never was. */
const refusals = new Set(['stream-not-live', 'stream-ended', 'not-found']);

/**
 * The viewer's presence at a live show and the socket that makes it immediate. While the show is not entered over the
 * socket, heartbeats keep the viewer counted; each new connection enters again.
 */
export class ShowLink {
  readonly #options: ShowLinkOptions;
  readonly #live = signal(false);
  readonly #subscriptions: ((socket: LiveSocket) => void)[] = [];
  readonly #entered = new Set<(entry: Entry, socket: LiveSocket) => void>();
  readonly #counted = new Set<(counters: PublicCounters) => void>();
  readonly #refused = new Set<(error: ApiError) => void>();
  #heartbeats: Poll | undefined;
  #socket: LiveSocket | undefined;
  #abort: AbortController | undefined;
  #connection: AbortController | undefined;
  #checking = false;

  constructor(options: ShowLinkOptions) {
    this.#options = options;
  }

  /** Whether pushes of this show arrive; otherwise everything has to be polled. */
  get live(): ReadonlySignal<boolean> {
    return this.#live;
  }

  /** Listens to a push of the contract. To be called before the link is started. */
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): void {
    this.#subscriptions.push((socket) => void socket.on(name, listener));
  }

  /** Is told each time the show was entered over a connection. */
  onEntered(listener: (entry: Entry, socket: LiveSocket) => void): void {
    this.#entered.add(listener);
  }

  /** Is told of the figures that a heartbeat brought. */
  onCounted(listener: (counters: PublicCounters) => void): void {
    this.#counted.add(listener);
  }

  /** Is told when the server does not let the viewer in: the show is over, full or unknown. */
  onRefused(listener: (error: ApiError) => void): void {
    this.#refused.add(listener);
  }

  /** Joins and stays with the show until stopped. Starting a started link changes nothing. */
  start(): void {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#heartbeats = new Poll({
      run: () => this.#beat(),
      everyMs: () => this.#options.visit.joined?.heartbeatEveryMs ?? usualHeartbeatMs,
      onFailure: (error) => this.#tellRefusal(error),
    });
    this.#heartbeats.now();
    void this.#connect(abort.signal);
  }

  /** After sleep or a change of network: opens another connection at once where the one there was does not stand any more. */
  async check(): Promise<void> {
    const [abort, socket] = [this.#abort, this.#socket];
    if (!abort || !socket || socket.status === 'connecting' || this.#checking) return;
    this.#checking = true;
    const stands = socket.status === 'connected' && (await socket.answers());
    this.#checking = false;
    if (stands || abort.signal.aborted || this.#socket !== socket) return;
    this.#dropSocket();
    this.#heartbeats?.now();
    void this.#connect(abort.signal);
  }

  /** Leaves the show. The link may be started again. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#heartbeats?.close();
    this.#dropSocket();
    this.#options.visit.leave();
  }

  #dropSocket(): void {
    this.#connection?.abort();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#live.value = false;
    socket?.close();
  }

  async #beat(): Promise<void> {
    if (this.#live.peek()) return;
    const counters = await this.#options.visit.beat();
    // Pushed figures are newer than an answer that was on its way meanwhile.
    if (this.#live.peek()) return;
    for (const listener of this.#counted) listener(counters);
  }

  /** Loads and opens the socket; the page polls on while that is not possible. */
  async #connect(stopped: AbortSignal): Promise<void> {
    for (let attempt = 0; !stopped.aborted; attempt += 1) {
      try {
        const socket = await this.#options.openSocket();
        if (stopped.aborted) socket.close();
        else this.#follow(socket);
        return;
      } catch {
        await wait(reconnectDelayMs(attempt + 1, this.#random()), stopped);
      }
    }
  }

  #follow(socket: LiveSocket): void {
    this.#socket = socket;
    for (const subscribe of this.#subscriptions) subscribe(socket);
    socket.onStatus((status) => this.#socket === socket && this.#handleStatus(status));
    this.#handleStatus(socket.status);
  }

  #handleStatus(status: SocketStatus): void {
    this.#connection?.abort();
    if (status === 'connected') {
      this.#connection = new AbortController();
      void this.#enter(this.#connection.signal);
    } else if (this.#live.peek()) {
      this.#live.value = false;
      this.#heartbeats?.now();
    }
  }

  /** Enters the show over the connection that stands, as often as it takes. */
  async #enter(connection: AbortSignal): Promise<void> {
    for (let attempt = 0; !connection.aborted; attempt += 1) {
      if (attempt > 0) await wait(reconnectDelayMs(attempt, this.#random()), connection);
      if (connection.aborted || (await this.#tryToEnter(connection))) return;
    }
  }

  /** True when there is nothing more to try on this connection. */
  async #tryToEnter(connection: AbortSignal): Promise<boolean> {
    const { visit } = this.#options;
    const socket = this.#socket;
    if (!socket) return true;
    try {
      const joined = await visit.join();
      const entry = await socket.watch(joined.ticket).catch((error: unknown) => {
        if (isForgotten(error)) visit.forget(joined);
        throw error;
      });
      if (connection.aborted) return true;
      this.#live.value = true;
      for (const listener of this.#entered) listener(entry, socket);
      return true;
    } catch (error) {
      this.#tellRefusal(error);
      return error instanceof ApiError && refusals.has(error.code);
    }
  }

  #tellRefusal(error: unknown): void {
    if (!(error instanceof ApiError)) return;
    if (!refusals.has(error.code) && error.code !== 'room-full') return;
    for (const listener of this.#refused) listener(error);
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
