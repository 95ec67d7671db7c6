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
  handle<Name extends MediaRequestName>(name: Name, input: MediaRequestInput<Name>): Promise<MediaRequestReply<Name>>;
  close(): void;
}

/** The door to the media rooms. Throws AppError `room-full` or `media-unavailable`. */
export type AdmitPeer = (
  streamId: string,
  role: 'host' | 'viewer',
  push: <Name extends MediaPushName>(name: Name, payload: MediaPushPayload<Name>) => void,
) => Peer;

/** Counts the people who watch over a socket. */
export interface Visits {
  /** A socket shows a viewer's ticket: the viewer is there while any of their sockets lives. */
  enter(visit: { readonly viewerId: string; readonly streamId: string; readonly connectionId: string }): Promise<void>;
  leave(visit: { readonly viewerId: string; readonly streamId: string; readonly connectionId: string }): Promise<void>;
}

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
  /** Live shows that a product is on. */
  liveWithProduct(productId: string): Promise<readonly string[]>;
}
