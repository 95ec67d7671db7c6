import type {
  MediaPushName,
  MediaPushPayload,
  MediaRequestInput,
  MediaRequestName,
  MediaRequestReply,
  PushPayload,
  SellerCounters,
} from '@stallcast/shared/contract';

/** A socket's part in the media of one show. */
export interface Peer {
  handle<Name extends MediaRequestName>(
    name: Name,
    input: MediaRequestInput<Name>,
  ): Promise<MediaRequestReply<Name>>;
  close(): void;
}

/** The door to the media rooms. Throws AppError `room-full` or `media-unavailable`. */
export type AdmitPeer = (
  streamId: string,
  role: 'host' | 'viewer',
  push: <Name extends MediaPushName>(name: Name, payload: MediaPushPayload<Name>) => void,
) => Peer;

/** How a socket ended: `silent` was not heard of for so long that nobody is there any more. */
export type SocketEnd = 'closed' | 'silent';

/**
 * Counts a viewer in for as long as a socket lives; the result is called when it ends.
 * Throws AppError `stream-not-live`, `not-found` or `rate-limited`.
 */
export type AttachVisitor = (visitor: {
  readonly viewerId: string;
  readonly streamId: string;
  readonly userId: string | null;
  /** The network address it comes from. */
  readonly address: string;
}) => Promise<(end: SocketEnd) => void>;

/**
 * Throws AppError `ticket-invalid` once the login has ended that a ticket was asked for with, `banned`, and
 * `banned-from-shop` for somebody whom the show's seller keeps out.
 */
export type AssertMayEnter = (entry: {
  readonly sessionId: string;
  readonly userId: string;
  readonly streamId: string;
}) => Promise<void>;

export interface ShowSnapshot {
  readonly state: PushPayload<'show.state'>;
  readonly counters: SellerCounters;
  /** The latest place in the show's history. */
  readonly cursor: number;
}

/** Reads shows for those who enter them and for the pushes. */
export interface Shows {
  /** Throws AppError `not-found`. */
  snapshot(streamId: string): Promise<ShowSnapshot>;
  products(streamId: string): Promise<PushPayload<'show.products'>>;
  /** What is pinned, and the drops. Throws AppError `not-found`. */
  showcase(streamId: string): Promise<PushPayload<'show.showcase'>>;
  /** How the chat is kept, and what is pinned in it. */
  chat(streamId: string): Promise<PushPayload<'show.chat'>>;
  /** Live shows that a product is on. */
  liveWithProduct(productId: string): Promise<readonly string[]>;
}
