import type { FileBytes, Product, ShowCard, Stream } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { KeptPictures } from '../../platform/kept-pictures.ts';
import type { Tickets } from '../../platform/tickets.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeCover } from './change-cover.ts';
import { findDatedShow, findShownCover } from './covers.repo.ts';
import { createStream } from './create-stream.ts';
import { findLiveShowsOf } from './featured.repo.ts';
import { issueHostTicket } from './issue-host-ticket.ts';
import { exportHistory, listHistory } from './list-history.ts';
import { listShows, readCards } from './list-shows.ts';
import { preflight } from './preflight.ts';
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
  readonly covers: KeptPictures;
  readonly clock: Clock;
}

type Own =
  | 'streams.list'
  | 'streams.mine'
  | 'streams.create'
  | 'streams.start'
  | 'streams.update'
  | 'streams.hostTicket'
  | 'streams.preflight'
  | 'streams.setCover'
  | 'streams.removeCover'
  | 'streams.history'
  | 'streams.csv'
  | 'listings.live'
  | 'listings.upcoming';

type DatedShow = NonNullable<Awaited<ReturnType<typeof findDatedShow>>> & { readonly scheduledAt: Date };

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
  /** These shows as cards, by id; rehearsals and what does not exist are left out. */
  readCards(db: Queryable, streamIds: readonly string[]): Promise<ReadonlyMap<string, ShowCard>>;
  /** Gives a seller's own show this cover. Throws `not-found`, `image-unreadable`. */
  setCover(show: { streamId: string; vendorId: string }, file: FileBytes): Promise<unknown>;
  /** What may be shown of a show in a list: null where there is no such show, or it is a rehearsal. */
  findShownCover(streamId: string): Promise<{ isLive: boolean; coverImageId: string | null } | null>;
  /** A show with a time that has not begun and that others may see, as a calendar takes it; null if there is none. */
  findDatedShow(streamId: string): Promise<DatedShow | null>;
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
      'streams.list': ({ query: { limit, status, ...filter } }, { actor }) =>
        // Who names a show wants it in whatever state it is.
        uow.read((db) =>
          readPage(
            deps,
            db,
            filter.streamId === undefined
              ? { ...filter, status, visibility: 'public', withoutDeleted: true }
              : { ...filter, rehearsalsOf: actor.kind === 'user' ? actor.vendorId : null },
            limit,
          ),
        ),
      'streams.mine': ({ query: { limit, ...filter } }, { actor }) =>
        uow.read((db) => readPage(deps, db, { ...filter, vendorId: actor.vendorId }, limit)),
      'streams.create': ({ body }, { actor }) => createStream(deps, body, actor),
      'streams.start': ({ body }, { actor }) => startStream(deps, body.streamId, actor),
      'streams.update': ({ body }, { actor }) => updateStream(deps, body, actor),
      'streams.hostTicket': ({ body }, { actor }) => issueHostTicket(deps, body.streamId, actor),
      'streams.preflight': ({ body }) => preflight(deps, body),
      'streams.setCover': ({ params, file }, { actor: { vendorId } }) =>
        changeCover(deps, { ...params, vendorId, file }),
      'streams.removeCover': ({ params }, { actor: { vendorId } }) =>
        changeCover(deps, { ...params, vendorId, file: null }),
      'streams.history': ({ query }, { actor }) => listHistory(deps, query, actor),
      'streams.csv': ({ query }, { actor }) => exportHistory(deps, query, actor),
      'listings.live': ({ query }) => uow.read((db) => listShows(deps, db, 'live', query)),
      'listings.upcoming': ({ query }) => uow.read((db) => listShows(deps, db, 'upcoming', query)),
    },
    readStream: (streamId) => uow.read((db) => readStream(deps, db, streamId)),
    readSnapshot: (streamId) => uow.read((db) => readSnapshot(deps, db, streamId)),
    readFigures: (db, streamId, vendorId) => readFigures(deps, db, streamId, vendorId),
    readProducts: (streamId) => uow.read((db) => readProducts(deps, db, streamId)),
    readCards: (db, streamIds) => readCards(deps, db, streamIds),
    setCover: (show, file) => changeCover(deps, { ...show, file }),
    async findShownCover(streamId) {
      const row = await uow.read((db) => findShownCover(db, streamId));
      return row ? { isLive: row.status === 'live', coverImageId: row.coverImageId } : null;
    },
    async findDatedShow(streamId) {
      const row = await uow.read((db) => findDatedShow(db, streamId));
      return row?.scheduledAt ? { ...row, scheduledAt: row.scheduledAt } : null;
    },
    liveStreams: () => uow.read(findLiveIds),
    liveStreamsOf: (productId) => uow.read((db) => findLiveShowsOf(db, productId)),
  };
}
