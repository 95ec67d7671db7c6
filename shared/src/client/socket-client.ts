import { io, type Socket } from 'socket.io-client';
import type {
  Ack,
  PushName,
  PushPayload,
  RequestName,
  RequestPayload,
  RequestReply,
} from '../contract/index.ts';
import { ApiError } from './api-error.ts';
import { reconnectDelayMs } from './reconnect-policy.ts';
import { asDeclared } from './wire-trust.ts';

type PushHandler = Parameters<Socket['on']>[1];

/** A socket request without an acknowledgement within this time has failed, in ms. */
const ackTimeoutMs = 10_000;

export type SocketStatus = 'connecting' | 'connected' | 'disconnected';

export interface SocketClient {
  readonly status: SocketStatus;
  /** Sends a request of the contract. Throws ApiError with the server's code, or `unreachable`. */
  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<RequestReply<Name>>;
  /** Listens to an event of the contract; call the result to stop. */
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void;
  /** Is told of every change; `connected` also after each reconnection. Call the result to stop. */
  onStatus(listener: (status: SocketStatus) => void): () => void;
  /** Ends the connection for good. */
  close(): void;
}

/**
 * The typed Socket.IO client. It reconnects by itself, with jitter, until closed; what was entered on the old
 * connection (a show) must be entered again, so callers act on `connected`.
 */
export function createSocketClient(origin: string): SocketClient {
  const socket: Socket = io(origin, { transports: ['websocket'], reconnection: false, autoConnect: false });
  const connection = new ReconnectingSocket(socket);
  connection.open();
  return {
    get status() {
      return connection.status;
    },
    async request(name, payload) {
      const ack: Ack<RequestReply<typeof name>> = await send(socket, name, payload);
      if (!ack.ok) throw ApiError.fromProblem(ack.problem);
      return ack.data;
    },
    on(name, listener) {
      const handler: PushHandler = (payload: unknown) => listener(asDeclared(payload));
      socket.on<string>(name, handler);
      return () => void socket.off<string>(name, handler);
    },
    onStatus: (listener) => connection.onStatus(listener),
    close: () => connection.close(),
  };
}

async function send<Reply>(socket: Socket, name: string, payload: unknown): Promise<Ack<Reply>> {
  if (!socket.connected) throw ApiError.unreachable();
  try {
    const ack: unknown = await socket.timeout(ackTimeoutMs).emitWithAck(name, payload);
    return asDeclared<Ack<Reply>>(ack);
  } catch (cause) {
    throw ApiError.unreachable(cause);
  }
}

/** Keeps one socket connected. Socket.IO's own reconnection gives up a socket that the server closed; a show does not. */
class ReconnectingSocket {
  readonly #socket: Socket;
  readonly #listeners = new Set<(status: SocketStatus) => void>();
  #status: SocketStatus = 'connecting';
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('connect', () => this.#handleConnect());
    socket.on('disconnect', () => this.#retry());
    socket.on('connect_error', () => this.#retry());
  }

  get status(): SocketStatus {
    return this.#status;
  }

  open(): void {
    this.#socket.connect();
  }

  onStatus(listener: (status: SocketStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
    this.#set('disconnected');
    this.#listeners.clear();
  }

  #handleConnect(): void {
    this.#attempt = 0;
    this.#set('connected');
  }

  #retry(): void {
    if (this.#closed) return;
    this.#set('disconnected');
    clearTimeout(this.#timer);
    const delayMs = reconnectDelayMs(this.#attempt, Math.random());
    this.#attempt += 1;
    this.#timer = setTimeout(() => this.#socket.connect(), delayMs);
  }

  #set(status: SocketStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener(status);
  }
}
