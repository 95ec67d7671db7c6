import type { Product, Stream } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { Tickets } from '../../platform/tickets.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { createStream } from './create-stream.ts';
import { findLiveShowsOf } from './featured.repo.ts';
import { issueHostTicket } from './issue-host-ticket.ts';
import type { HasRecordingSpace, ReadProductsById, IsInterrupted, OpenRoom, Unpin } from './ports.ts';
import {
  readFigures,
  readPage,
  readProducts,
  readSnapshot,
  readStream,
  type ShowFigures,
  type ShowSnapshot,
} from './read-shows.ts';
import { startStream } from './start-stream.ts';
import { findLiveIds } from './streams.repo.ts';
import { updateStream } from './update-stream.ts';

interface StreamDeps {
  readonly uow: UnitOfWork;
  readonly tickets: Tickets;
  readonly readProductsById: ReadProductsById;
  readonly openRoom: OpenRoom;
  readonly hasRecordingSpace: HasRecordingSpace;
  readonly isInterrupted: IsInterrupted;
  readonly unpin: Unpin;
}

type Own =
  | 'streams.list'
  | 'streams.mine'
  | 'streams.create'
  | 'streams.start'
  | 'streams.update'
  | 'streams.hostTicket';

export interface Streams {
  readonly handlers: Handlers<Own>;
  /** Throws `not-found`. */
  readStream(streamId: string): Promise<Stream>;
  /** Throws `not-found`. */
  readSnapshot(streamId: string): Promise<ShowSnapshot>;
  /** In the caller's snapshot; null if the show is not this seller's. */
  readFigures(db: Queryable, streamId: string, vendorId: string): Promise<ShowFigures | null>;
  /** In the seller's order; empty for a show that does not exist. */
  readProducts(streamId: string): Promise<Product[]>;
  /** Ids of all live shows. */
  liveStreams(): Promise<string[]>;
  /** Ids of the live shows that a product is on. */
  liveStreamsOf(productId: string): Promise<string[]>;
}

/** Shows: preparing, starting and changing them, and everything one may read of them. */
export function createStreams(deps: StreamDeps): Streams {
  const { uow } = deps;
  return {
    handlers: {
      'streams.list': ({ query: { limit, status, ...filter } }) =>
        // Who names a show wants it in whatever state it is.
        uow.read((db) =>
          readPage(
            deps,
            db,
            filter.streamId === undefined ? { ...filter, status, withoutDeleted: true } : filter,
            limit,
          ),
        ),
      'streams.mine': ({ query: { limit, ...filter } }, { actor }) =>
        uow.read((db) => readPage(deps, db, { ...filter, vendorId: actor.vendorId }, limit)),
      'streams.create': ({ body }, { actor }) => createStream(deps, body, actor),
      'streams.start': ({ body }, { actor }) => startStream(deps, body.streamId, actor),
      'streams.update': ({ body }, { actor }) => updateStream(deps, body, actor),
      'streams.hostTicket': ({ body }, { actor }) => issueHostTicket(deps, body.streamId, actor),
    },
    readStream: (streamId) => uow.read((db) => readStream(deps, db, streamId)),
    readSnapshot: (streamId) => uow.read((db) => readSnapshot(deps, db, streamId)),
    readFigures: (db, streamId, vendorId) => readFigures(deps, db, streamId, vendorId),
    readProducts: (streamId) => uow.read((db) => readProducts(deps, db, streamId)),
    liveStreams: () => uow.read(findLiveIds),
    liveStreamsOf: (productId) => uow.read((db) => findLiveShowsOf(db, productId)),
  };
}
