import { isRecord } from '../app/tab-storage.ts';
import { EventEmitter } from './event-emitter.ts';

/** A connection that does not stand after this time never will, in ms. */
const connectTimeoutMs = 15_000;

// The first characters of a message: of Engine.IO's protocol 4, and for its messages (4) of Socket.IO's protocol 5.
const [opened, ping, pong] = ['0', '2', '3'] as const;
const [connect, disconnect, event, ack, refused] = ['40', '41', '42', '43', '44'] as const;

type Settle = (error: Error | null, reply?: unknown) => void;

/** The promise of an answer that has to come within a time. */
export interface TimedRequests {
  /** Sends a request. Rejects when no answer came in time, or the connection ended first. */
  emitWithAck(name: string, payload: unknown): Promise<unknown>;
}

/**
 * The client of Socket.IO's library as far as `@stallcast/shared/client` uses it: text over a WebSocket, events with one payload,
 * answers with one value; it reconnects when it is told to. The library itself is nine times as large, because it also speaks
 * polling, binary and namespaces. Emits `connect`, `disconnect`, `connect_error`, and the server's events.
 */
export class Socket extends EventEmitter {
  connected = false;
  readonly #address: string;
  readonly #pending = new Map<number, Settle>();
  #wire: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silenceMs = connectTimeoutMs;
  #lastId = 0;

  constructor(origin: string) {
    super();
    this.#address = `${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  }

  /** Connects, unless it is connected or about to be. */
  connect(): void {
    if (this.#wire) return;
    const wire = new WebSocket(this.#address);
    this.#wire = wire;
    this.#silenceMs = connectTimeoutMs;
    this.#expectMore(wire);
    wire.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (this.#wire === wire && typeof data === 'string') this.#handle(wire, data);
    });
    wire.addEventListener('close', () => this.#end(wire));
  }

  /** Ends the connection. */
  disconnect(): void {
    if (this.#wire) this.#end(this.#wire);
  }

  timeout(afterMs: number): TimedRequests {
    return { emitWithAck: (name, payload) => this.#request(name, payload, afterMs) };
  }

  #handle(wire: WebSocket, message: string): void {
    if (message === ping) {
      wire.send(pong);
      return this.#expectMore(wire);
    }
    if (message.startsWith(opened)) return this.#open(wire, message.slice(1));
    const [kind, rest] = [message.slice(0, 2), message.slice(2)];
    if (kind === connect) {
      this.connected = true;
      this.emit('connect');
    } else if (kind === disconnect || kind === refused) this.#end(wire);
    else if (kind === event) this.emit(...readEvent(rest));
    else if (kind === ack) this.#settle(rest);
  }

  #open(wire: WebSocket, handshake: string): void {
    this.#silenceMs = silenceMs(JSON.parse(handshake));
    this.#expectMore(wire);
    wire.send(connect);
  }

  /** A server that has nothing to say pings; one that does not is gone. */
  #expectMore(wire: WebSocket): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(wire), this.#silenceMs);
  }

  #end(wire: WebSocket): void {
    if (this.#wire !== wire) return;
    const wasConnected = this.connected;
    this.#wire = undefined;
    this.connected = false;
    clearTimeout(this.#timer);
    wire.close();
    const error = new Error('the connection ended');
    for (const settle of [...this.#pending.values()]) settle(error);
    this.emit(wasConnected ? 'disconnect' : 'connect_error', error);
  }

  #request(name: string, payload: unknown, timeoutMs: number): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#lastId += 1;
    const id = this.#lastId;
    const timer = setTimeout(() => settle(new Error('no answer in time')), timeoutMs);
    const settle: Settle = (error, reply) => {
      clearTimeout(timer);
      this.#pending.delete(id);
      if (error) reject(error);
      else resolve(reply);
    };
    this.#pending.set(id, settle);
    if (this.connected) this.#wire?.send(`${event}${id}${JSON.stringify([name, payload])}`);
    else settle(new Error('not connected'));
    return promise;
  }

  #settle(packet: string): void {
    const begins = packet.indexOf('[');
    const reply = readList(packet.slice(begins))[0];
    this.#pending.get(Number(packet.slice(0, begins)))?.(null, reply);
  }
}

/** The library's way to make a socket; what else it may be told is how this one is anyway. */
export function io(origin: string): Socket {
  return new Socket(origin);
}

function readEvent(packet: string): [name: string, payload: unknown] {
  const [name, payload] = readList(packet.slice(packet.indexOf('[')));
  return [String(name), payload];
}

function readList(json: string): readonly unknown[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list : [];
}

/** How long a server may say nothing, in ms, by its own handshake. */
function silenceMs(handshake: unknown): number {
  const said = isRecord(handshake) ? handshake : {};
  return Number(said['pingInterval']) + Number(said['pingTimeout']) || connectTimeoutMs;
}
