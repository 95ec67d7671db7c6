import { ApiError, type SocketStatus } from '@stallcast/shared/client';
import { type ErrorCode, errorTable, type PushName, type PushPayload } from '@stallcast/shared/contract';
import type { Entry, LiveSocket } from '../features/watch/ports.ts';

type Payloads = { [Name in PushName]: PushPayload<Name> };
type Listeners<Events> = { [Name in keyof Events]?: Set<(payload: Events[Name]) => void> };

/** A socket whose other end is the test. It has no media. */
export class ScriptedSocket {
  /** Tickets that were shown so far. */
  readonly tickets: string[] = [];
  closed = false;
  /** Whether the other end still answers. */
  answering = true;
  readonly #entry: () => Entry | ErrorCode;
  readonly #statusListeners = new Set<(status: SocketStatus) => void>();
  readonly #pushes = new Pushes<Payloads>();
  #status: SocketStatus = 'connecting';

  /** `entry` answers each attempt to enter; an error code refuses it. */
  constructor(entry: () => Entry | ErrorCode) {
    this.#entry = entry;
  }

  get client(): LiveSocket {
    const status = () => this.#status;
    return {
      get status() {
        return status();
      },
      watch: (ticket) => this.#watch(ticket),
      media: () => Promise.reject(ApiError.unreachable()),
      answers: async () => this.answering,
      on: (name, listener) => this.#pushes.on(name, listener),
      onStatus: (listener) => {
        this.#statusListeners.add(listener);
        return () => void this.#statusListeners.delete(listener);
      },
      close: () => {
        this.closed = true;
        this.become('disconnected');
      },
    };
  }

  become(status: SocketStatus): void {
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }

  push<Name extends PushName>(name: Name, payload: Payloads[Name]): void {
    this.#pushes.send(name, payload);
  }

  async #watch(ticket: string): Promise<Entry> {
    this.tickets.push(ticket);
    const answer = this.#entry();
    if (typeof answer !== 'string') return answer;
    throw ApiError.fromProblem({ type: 'about:blank', code: answer, ...errorTable[answer] });
  }
}

class Pushes<Events> {
  readonly #listeners: Listeners<Events> = {};

  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const ofName = this.#listeners[name] ?? new Set();
    this.#listeners[name] = ofName.add(listener);
    return () => void ofName.delete(listener);
  }

  send<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners[name] ?? []) listener(payload);
  }
}
