import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { PushPayload } from '@stallcast/shared/contract';
import { Server, type Socket } from 'socket.io';
import type { DomainEvents } from '../platform/domain-events.ts';
import type { Logger } from '../platform/logger.ts';
import type { Tickets } from '../platform/tickets.ts';
import type { timeouts } from '../platform/timeouts.ts';
import { createAddressCount } from './address-count.ts';
import { bindEvents } from './bind-events.ts';
import { createBroadcast } from './broadcast.ts';
import { closeForRestart } from './close-for-restart.ts';
import type { AdmitPeer, AssertMayEnter, AttachVisitor, Shows, SocketEnd } from './ports.ts';
import { createRooms } from './rooms.ts';
import { ShowConnection } from './show-connection.ts';
import { cutOffSlowReader } from './slow-readers.ts';

/** Messages a socket may send within a second; a client that joins a show needs about ten. */
const messagesPerSecond = 30;
/** A socket that sent this many messages too many is not a client of ours. */
const refusalsUntilClosed = 100;
/** Nor is one whose requests were wrong, forbidden or too many this often within a minute. */
const violationsUntilClosed = 20;
const violationWindowMs = 60_000;
const largestMessageBytes = 64_000;

const answerWithout = (status: string, ...headers: readonly string[]) =>
  [`HTTP/1.1 ${status}`, 'Connection: close', 'Content-Length: 0', ...headers, '', ''].join('\r\n');
const foreign = answerWithout('403 Forbidden');
const full = answerWithout('503 Service Unavailable', 'Retry-After: 10');
const tooMany = answerWithout('429 Too Many Requests', 'Retry-After: 10');

export interface GatewayOptions {
  readonly server: HttpServer;
  /** Whether this wish for a socket comes from a page of ours, or from no page at all. */
  readonly isOwnRequest: (request: IncomingMessage) => boolean;
  /** Whether newcomers are to be turned away. */
  readonly isFull: () => boolean;
  /** The network address a request comes from, as far as the configured proxies can be trusted. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Sockets that one address may have open; more are refused. */
  readonly mostPerAddress: number;
  readonly tickets: Tickets;
  readonly assertMayEnter: AssertMayEnter;
  readonly attachVisitor: AttachVisitor;
  readonly shows: Shows;
  readonly admitPeer: AdmitPeer;
  readonly events: DomainEvents;
  readonly logger: Logger;
  readonly waits: SocketWaits;
}

/** See platform/timeouts.ts; in ms. */
type SocketWaits = Readonly<
  Record<
    Extract<
      keyof typeof timeouts,
      | 'socketTicketMs'
      | 'socketPingEveryMs'
      | 'socketPingTimeoutMs'
      | 'pushCountersEveryMs'
      | 'pushShowcaseEveryMs'
    >,
    number
  >
>;

export interface Gateway {
  /** Sockets that are open now. */
  readonly socketCount: number;
  /** The media room noticed that the seller's picture went or came. */
  tellState(streamId: string): void;
  /** Tells the seller what the recording of the show does. */
  tellRecording(streamId: string, recording: PushPayload<'studio.recording'>): void;
  /** Closes all sockets with "service restart", which makes clients come back, and frees what they held. Safe to repeat. */
  close(): Promise<void>;
}

/** Sockets: who entered which show, what they ask and what they are told. */
export function createGateway(options: GatewayOptions): Gateway {
  const { server, isOwnRequest, events, shows, logger, waits } = options;
  const places = createAddressCount(options.mostPerAddress, options.addressOf);
  const io = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: largestMessageBytes,
    // One that opens and says nothing.
    connectTimeout: waits.socketTicketMs,
    pingInterval: waits.socketPingEveryMs,
    pingTimeout: waits.socketPingTimeoutMs,
    allowRequest: (request, decide) => {
      const refusal = refusalOf(request);
      // The engine would call every refusal a bad request.
      if (refusal !== null) request.socket.end(refusal);
      decide(null, refusal === null);
    },
  });
  const rooms = createRooms(io);

  function refusalOf(request: IncomingMessage): string | null {
    if (!isOwnRequest(request)) return foreign;
    if (options.isFull()) return full;
    return places.take(request) ? null : tooMany;
  }

  const broadcast = createBroadcast({
    events,
    rooms,
    shows,
    logger,
    everyMs: waits.pushCountersEveryMs,
    showcaseEveryMs: waits.pushShowcaseEveryMs,
  });
  const connections = new Map<Socket, ShowConnection>();
  const deps = { ...options, rooms, hosts: new Map<string, ShowConnection>() };

  io.on('connection', (socket) => {
    const connection = new ShowConnection(socket, options.addressOf(socket.request), deps);
    connections.set(socket, connection);
    limitMessages(socket);
    cutOffSlowReader(socket, logger);
    closeUnlessEntered(socket, connection, waits.socketTicketMs);
    bindEvents(socket, connection, { logger, onViolation: countViolations(socket) });
    socket.on(
      'disconnect',
      (reason) => void free(socket, connection, reason === 'ping timeout' ? 'silent' : 'closed'),
    );
  });

  async function free(socket: Socket, connection: ShowConnection, end: SocketEnd): Promise<void> {
    connections.delete(socket);
    try {
      await connection.close(end);
    } catch (error) {
      // The sweep over visits and the rooms' own limits mend what was left.
      logger.warn({ err: error }, 'a socket left something behind');
    }
  }

  function closeThose(isMeant: (connection: ShowConnection) => boolean): void {
    for (const [socket, connection] of connections) if (isMeant(connection)) socket.disconnect(true);
  }
  const stops = [
    events.on('user-banned', ({ userId }) => closeThose((connection) => connection.userId === userId)),
    events.on('user-kept-out', ({ userId, streamIds }) =>
      closeThose(
        (connection) =>
          connection.userId === userId &&
          connection.streamId !== null &&
          streamIds.includes(connection.streamId),
      ),
    ),
    events.on('session-ended', ({ sessionId }) =>
      closeThose((connection) => connection.sessionId === sessionId),
    ),
  ];

  async function closeAll(): Promise<void> {
    for (const stop of stops) stop();
    broadcast.close();
    const open = [...connections];
    for (const [socket] of open) closeForRestart(socket);
    await Promise.all(open.map(([socket, connection]) => free(socket, connection, 'closed')));
    io.engine.close();
  }

  let closing: Promise<void> | undefined;
  return {
    get socketCount() {
      return connections.size;
    },
    tellState: (streamId) => broadcast.tellState(streamId),
    tellRecording: (streamId, recording) => rooms.push(streamId, 'studio', 'studio.recording', recording),
    close: () => (closing ??= closeAll()),
  };
}

/** A socket that shows no ticket in time is of no use to anyone. */
function closeUnlessEntered(socket: Socket, connection: ShowConnection, ticketMs: number): void {
  const timer = setTimeout(() => {
    if (!connection.hasEntered) socket.disconnect(true);
  }, ticketMs);
  socket.on('disconnect', () => clearTimeout(timer));
}

/** Closes a socket that goes on asking for what it must not. */
function countViolations(socket: Socket): () => void {
  let atMs: number[] = [];
  return () => {
    const nowMs = performance.now();
    atMs = [...atMs.filter((ms) => nowMs - ms < violationWindowMs), nowMs];
    // After the answer, which still tells why.
    if (atMs.length >= violationsUntilClosed) setImmediate(() => socket.disconnect(true));
  };
}

/** Drops what comes above the limit, and the socket when it does not stop. */
function limitMessages(socket: Socket): void {
  let windowStartMs = performance.now();
  let inWindow = 0;
  let refused = 0;
  socket.use((_packet, next) => {
    const nowMs = performance.now();
    if (nowMs - windowStartMs >= 1000) {
      windowStartMs = nowMs;
      inWindow = 0;
    }
    inWindow += 1;
    if (inWindow <= messagesPerSecond) return next();
    refused += 1;
    if (refused >= refusalsUntilClosed) socket.disconnect(true);
  });
}
