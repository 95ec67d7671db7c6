import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Database } from '../../platform/db.ts';
import { cutOfFeeds, upToCursor } from '../../platform/cut-of-feeds.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { ReadChat, ReadFigures, ReadStretch, RecordingOf } from './ports.ts';
import type { ProductNames } from './product-names.ts';
import { findOrders, findProductFunnel, findViewers, type Stretch } from './stats.repo.ts';
import { toOrderFeedItem, toProductFunnel, toViewerFeedItem } from './stats.views.ts';

interface StatsDeps {
  readonly uow: UnitOfWork;
  readonly readFigures: ReadFigures;
  readonly recordingOf: RecordingOf;
  readonly names: ProductNames;
  readonly readStretch: ReadStretch;
  readonly readChat: ReadChat;
}

type Route = Routes['stats.show'];
/** Everything of the answer that is not a feed. */
type Figures = Omit<
  RouteOutput<Route>,
  'comments' | 'changedComments' | 'orders' | 'viewers' | 'cursor' | 'more'
>;

/**
 * The whole dashboard of a seller's own show. Throws `not-found`, also for another seller's show.
 * The figures are read first: their cursor bounds the feeds, and every fact up to it is committed, since the history is
 * numbered in the order of commits. What comes later waits for the next call.
 */
export async function showStats(
  { uow, readFigures, recordingOf, readStretch, readChat, names }: StatsDeps,
  { streamId, after, limit }: RouteInput<Route>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Route>> {
  const readNames = names.reader();
  return uow.read(async (db) => {
    const show = await readFigures(db, streamId, vendorId);
    if (!show) throw new AppError('not-found');
    const { cursor: upTo, startedAt, endedAt, ...rest } = show;
    const figures: Figures = {
      streamId,
      ...rest,
      recording: recordingOf(streamId),
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      conversion: conversionOf(show.counters),
      chat: await readChat(db, streamId),
      products: await readFunnel(db, streamId, readNames),
    };
    if (after === undefined)
      return {
        ...figures,
        ...(await readFeeds(readStretch, db, { streamId, after: null, upTo, limit })),
        cursor: upTo,
        more: false,
      };
    // One more than asked for tells whether there is more.
    const feeds = await readFeeds(readStretch, db, { streamId, after, upTo, limit: limit + 1 });
    const changes = feeds.changedComments.map((comment) => ({ cursor: comment.version }));
    const cut = [feeds.comments, changes, feeds.orders, feeds.viewers];
    const { cursor, more } = cutOfFeeds(cut, limit, upTo);
    return {
      ...figures,
      comments: upToCursor(feeds.comments, cursor),
      changedComments: feeds.changedComments.filter(({ version }) => version <= cursor),
      orders: upToCursor(feeds.orders, cursor),
      viewers: upToCursor(feeds.viewers, cursor),
      cursor,
      more,
    };
  });
}

/** Orders for each viewer; null without viewers. */
function conversionOf({ orders, viewersTotal }: Figures['counters']): number | null {
  return viewersTotal === 0 ? null : orders / viewersTotal;
}

async function readFeeds(readStretch: ReadStretch, db: Database, stretch: Stretch) {
  const { comments, changed } = await readStretch(db, stretch);
  const orders = await findOrders(db, stretch);
  const viewers = await findViewers(db, stretch);
  return {
    comments,
    changedComments: changed,
    orders: orders.map(toOrderFeedItem),
    viewers: viewers.map(toViewerFeedItem),
  };
}

async function readFunnel(db: Database, streamId: string, readNames: ReturnType<ProductNames['reader']>) {
  const figures = await findProductFunnel(db, streamId);
  const names = await readNames(
    db,
    figures.map(({ productId }) => productId),
  );
  return figures.flatMap((row) => {
    const name = names.get(row.productId);
    return name === undefined ? [] : [toProductFunnel(row, name)];
  });
}
