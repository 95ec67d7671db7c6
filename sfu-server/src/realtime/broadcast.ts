import { type PushName, type PushPayload, pushes } from '@stallcast/shared/contract';
import type { DomainEvents } from '../platform/domain-events.ts';
import type { Logger } from '../platform/logger.ts';
import { coalesce } from './coalesce.ts';
import type { Shows } from './ports.ts';
import type { Rooms } from './rooms.ts';

export interface BroadcastOptions {
  readonly events: DomainEvents;
  readonly rooms: Rooms;
  readonly shows: Shows;
  readonly logger: Logger;
  /** Figures, states and products of one show are sent at most this often, in ms. */
  readonly everyMs: number;
  /** What is pinned and the drops of one show are sent at most this often, in ms. */
  readonly showcaseEveryMs: number;
}

export interface Broadcast {
  /** Tells everyone in a show its state; for what the media room noticed. */
  tellState(streamId: string): void;
  close(): void;
}

/** Turns what was committed into pushes. Figures, products and drops of a show are read and sent at the given paces. */
export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { events, rooms, shows, logger, everyMs, showcaseEveryMs } = options;
  const failed = (error: unknown) =>
    logger.warn({ err: error }, 'a push was left out; polling brings what it would have told');
  const paced = (work: (key: string) => Promise<void>, paceMs = everyMs) => coalesce(paceMs, work, failed);

  const figures = paced(async (streamId) => {
    if (rooms.isEmpty(streamId, 'show')) return;
    const { counters } = await shows.snapshot(streamId);
    const { viewersNow, viewersTotal, likes, dislikes, comments } = counters;
    rooms.push(streamId, 'show', 'show.counters', { viewersNow, viewersTotal, likes, dislikes, comments });
    rooms.push(streamId, 'studio', 'studio.counters', counters);
  });
  const products = paced(async (streamId) => {
    if (!rooms.isEmpty(streamId, 'show'))
      rooms.push(streamId, 'show', 'show.products', await shows.products(streamId));
  });
  const state = paced(async (streamId) => {
    if (!rooms.isEmpty(streamId, 'show'))
      rooms.push(streamId, 'show', 'show.state', (await shows.snapshot(streamId)).state);
  });
  const showcase = paced(async (streamId) => {
    if (!rooms.isEmpty(streamId, 'show'))
      rooms.push(streamId, 'show', 'show.showcase', await shows.showcase(streamId));
  }, showcaseEveryMs);
  const chat = paced(async (streamId) => {
    if (!rooms.isEmpty(streamId, 'show'))
      rooms.push(streamId, 'show', 'show.chat', await shows.chat(streamId));
  }, showcaseEveryMs);
  // A product that many buy at once is looked for once.
  const product = paced(async (productId) => {
    for (const streamId of await shows.liveWithProduct(productId)) products.ask(streamId);
  }, showcaseEveryMs);
  const toStudio = <Name extends PushName>(streamId: string, name: Name, payload: PushPayload<Name>) =>
    rooms.push(streamId, 'studio', name, payload);

  const stops = [
    events.on('counters-moved', ({ streamId }) => figures.ask(streamId)),
    events.on('comment-added', ({ streamId, comment }) =>
      rooms.push(streamId, 'show', 'show.comment', comment),
    ),
    events.on('comment-changed', ({ streamId, comment }) =>
      rooms.push(streamId, 'show', 'show.commentChanged', comment),
    ),
    events.on('chat-changed', ({ streamId }) => chat.ask(streamId)),
    events.on('order-line-paid', ({ streamId, item }) => toStudio(streamId, 'studio.order', item)),
    events.on('order-changed', ({ orderId, streamIds }) => {
      const payload = pushes['studio.orderChanged'].payload.parse({ orderId });
      for (const streamId of streamIds) toStudio(streamId, 'studio.orderChanged', payload);
    }),
    events.on('viewer-changed', ({ streamId, item }) => toStudio(streamId, 'studio.viewer', item)),
    events.on('stream-changed', ({ streamId }) => state.ask(streamId)),
    events.on('stream-ended', ({ streamId }) => state.ask(streamId)),
    events.on('stream-products-changed', ({ streamId }) => products.ask(streamId)),
    events.on('product-changed', ({ productId }) => product.ask(productId)),
    events.on('showcase-changed', ({ streamId }) => showcase.ask(streamId)),
  ];

  return {
    tellState: (streamId) => state.ask(streamId),
    close() {
      for (const stop of stops) stop();
      for (const pace of [figures, products, product, showcase, chat, state]) pace.close();
    },
  };
}
