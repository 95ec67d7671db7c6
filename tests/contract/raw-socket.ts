import { errorTable, type RequestName, requests } from '@stallcast/shared/contract';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { ackSchemaOf } from '../support/acknowledgement.ts';

/** An acknowledgement has to come within this time, in ms. */
const ackWithinMs = 5000;

const ackSchema = ackSchemaOf(z.unknown());

export interface SocketOutcome {
  /** `ok`, the problem's code, or in a sentence what is wrong with the answer itself. */
  readonly cell: string;
  /** The fields that the problem names. */
  readonly paths: readonly string[];
  readonly data: unknown;
}

/** A Socket.IO connection that sends anything at all, typed or not. */
export interface RawSocket {
  /** Sends a request with these arguments and waits for its acknowledgement. */
  ask(name: RequestName, ...payload: readonly unknown[]): Promise<SocketOutcome>;
  /** Sends an event without asking for an acknowledgement. */
  tell(name: string, ...payload: readonly unknown[]): void;
  readonly isConnected: boolean;
  close(): void;
}

/** Connects, as a page of `origin` if one is named. Throws when the server refuses the connection. */
export async function openRawSocket(url: string, origin?: string): Promise<RawSocket> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(origin !== undefined && { extraHeaders: { origin } }),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', () => {
      socket.close();
      reject(new Error('the connection was refused'));
    });
  });
  return {
    async ask(name, ...payload) {
      const answer: unknown = await socket.timeout(ackWithinMs).emitWithAck(name, ...payload);
      return toOutcome(name, answer);
    },
    tell: (name, ...payload) => void socket.emit(name, ...payload),
    get isConnected() {
      return socket.connected;
    },
    close: () => void socket.close(),
  };
}

function toOutcome(name: RequestName, answer: unknown): SocketOutcome {
  const ack = ackSchema.safeParse(answer);
  const wrong = (cell: string) => ({ cell, paths: [], data: null });
  if (!ack.success) return wrong(`another acknowledgement: ${JSON.stringify(answer)}`);
  if (ack.data.ok) {
    const reply = requests[name].reply.safeParse(ack.data.data);
    return reply.success
      ? { cell: 'ok', paths: [], data: reply.data }
      : wrong(`another reply: ${reply.error.message}`);
  }
  const { code, status, errors = [] } = ack.data.problem;
  if (errorTable[code].status !== status) return wrong(`${code} that says ${status}`);
  return { cell: code, paths: errors.map(({ path }) => path), data: null };
}
