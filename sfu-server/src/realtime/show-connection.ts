import type {
  MediaRequestInput,
  MediaRequestName,
  MediaRequestReply,
  RequestReply,
} from '@stallcast/shared/contract';
import type { Socket } from 'socket.io';
import { AppError } from '../platform/errors.ts';
import type { Ticket, Tickets } from '../platform/tickets.ts';
import type { AdmitPeer, AssertMayEnter, AttachVisitor, Peer, Shows, SocketEnd } from './ports.ts';
import type { Rooms } from './rooms.ts';

export interface ConnectionDeps {
  readonly tickets: Tickets;
  readonly assertMayEnter: AssertMayEnter;
  readonly attachVisitor: AttachVisitor;
  readonly shows: Shows;
  readonly admitPeer: AdmitPeer;
  readonly rooms: Rooms;
  /** The socket that hosts each show. */
  readonly hosts: Map<string, ShowConnection>;
}

/**
 * One socket and the one show it entered. It stands for nobody until it shows a ticket; what it opened there ends
 * with it. Entering and leaving take turns, so that a socket that is cut while it enters leaves nothing behind.
 */
export class ShowConnection {
  readonly #socket: Socket;
  readonly #address: string;
  readonly #deps: ConnectionDeps;
  #detachVisitor: ((end: SocketEnd) => void) | null = null;
  #entering: Ticket | null = null;
  #entered: Ticket | null = null;
  #peer: Peer | null = null;
  #closed = false;
  #turn: Promise<unknown> = Promise.resolve();

  /** `address` is the network address the socket comes from. */
  constructor(socket: Socket, address: string, deps: ConnectionDeps) {
    this.#socket = socket;
    this.#address = address;
    this.#deps = deps;
  }

  get hasEntered(): boolean {
    return this.#entered !== null;
  }

  /** The account behind this socket; null for guests. */
  get userId(): string | null {
    return (this.#entered ?? this.#entering)?.userId ?? null;
  }

  /** The show it is in; null before it entered one. */
  get streamId(): string | null {
    return (this.#entered ?? this.#entering)?.streamId ?? null;
  }

  /** The login behind this socket; null for guests. */
  get sessionId(): string | null {
    return (this.#entered ?? this.#entering)?.sessionId ?? null;
  }

  /** Enters as a viewer. Throws AppError `ticket-invalid`, `stream-not-live` or `not-found`. */
  async watch({ ticket }: { readonly ticket: string }): Promise<RequestReply<'show.watch'>> {
    return this.#inTurn(() => this.#enter(ticket, 'viewer'));
  }

  /** Enters as the show's seller; an older studio of the same show is put out. Throws AppError `ticket-invalid` or `not-found`. */
  async host({ ticket }: { readonly ticket: string }): Promise<RequestReply<'show.host'>> {
    return this.#inTurn(() => this.#enter(ticket, 'host'));
  }

  /** Answers a media request of whoever entered. Throws AppError `ticket-invalid` before that. */
  async media<Name extends MediaRequestName>(
    name: Name,
    input: MediaRequestInput<Name>,
  ): Promise<MediaRequestReply<Name>> {
    return this.#ownPeer().handle(name, input);
  }

  /** Another studio took the show over: from this moment on this socket publishes nothing. */
  replace(): void {
    this.#socket.emit('studio.replaced', {});
    this.#stepOut();
  }

  /** The socket is gone. Safe to repeat. */
  async close(end: SocketEnd): Promise<void> {
    this.#closed = true;
    this.#stepOut(end);
    // One that was entering just now finds that it is closed.
    await this.#turn;
  }

  async #enter(text: string, role: Ticket['role']): Promise<RequestReply<'show.host'>> {
    const ticket = this.#deps.tickets.open(text);
    if (ticket?.role !== role || this.#closed) throw new AppError('ticket-invalid');
    this.#stepOut();
    await this.#assertMayEnter(ticket);
    const { streamId } = ticket;
    // Read first: what is pushed from here on is newer, and a show that is not there cannot be entered.
    this.#deps.rooms.enter(this.#socket, streamId, role === 'host' ? 'studio' : 'show');
    this.#entered = ticket;
    try {
      await this.#count(ticket);
      return await this.#read(streamId);
    } catch (error) {
      this.#stepOut();
      throw error;
    }
  }

  async #read(streamId: string): Promise<RequestReply<'show.host'>> {
    const { shows } = this.#deps;
    const [snapshot, showcase, chat] = await Promise.all([
      shows.snapshot(streamId),
      shows.showcase(streamId),
      shows.chat(streamId),
    ]);
    return { ...snapshot, showcase, chat };
  }

  /** Asked for again when the socket comes: whoever logged out or was suspended meanwhile does not get in. */
  async #assertMayEnter(ticket: Ticket): Promise<void> {
    const { sessionId, userId, streamId } = ticket;
    if (sessionId === null || userId === null) return;
    // From here on the end of the login closes this socket, so that no end falls between the question and the entry.
    this.#entering = ticket;
    try {
      await this.#deps.assertMayEnter({ sessionId, userId, streamId });
      if (this.#closed) throw new AppError('ticket-invalid');
    } finally {
      this.#entering = null;
    }
  }

  async #count(ticket: Ticket): Promise<void> {
    if (ticket.role === 'viewer') {
      const detach = await this.#deps.attachVisitor({ ...ticket, address: this.#address });
      if (this.#entered === ticket) this.#detachVisitor = detach;
      // The socket ended while the visitor was being counted in.
      else detach('closed');
      return;
    }
    const older = this.#deps.hosts.get(ticket.streamId);
    this.#deps.hosts.set(ticket.streamId, this);
    if (older !== this) older?.replace();
  }

  /** Ends, at once, what this socket may do and hear. */
  #stepOut(end: SocketEnd = 'closed'): void {
    const left = this.#entered;
    if (left === null) return;
    this.#entered = null;
    this.#peer?.close();
    this.#peer = null;
    if (this.#deps.hosts.get(left.streamId) === this) this.#deps.hosts.delete(left.streamId);
    this.#deps.rooms.leave(this.#socket, left.streamId);
    this.#detachVisitor?.(end);
    this.#detachVisitor = null;
  }

  #ownPeer(): Peer {
    if (this.#entered === null) throw new AppError('ticket-invalid');
    const { streamId, role } = this.#entered;
    this.#peer ??= this.#deps.admitPeer(
      streamId,
      role,
      (name, payload) => void this.#socket.emit(name, payload),
    );
    return this.#peer;
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
