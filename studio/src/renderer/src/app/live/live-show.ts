import { createSocketClient, type SocketClient } from '@stallcast/shared/client';
import type { Product } from '@stallcast/shared/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Broadcast } from '../../features/broadcast/broadcast.ts';
import type { Capture } from '../../features/capture/capture.ts';
import { FeedPoller } from '../../features/dashboard/feed-poller.ts';
import { ShowFeed } from '../../features/dashboard/show-feed.ts';
import { ShowcaseDesk } from '../../features/drops/showcase-desk.ts';
import { api } from '../../lib/api.ts';
import { nextFrame } from '../../lib/next-frame.ts';

export interface LinkState {
  /** Whether the server tells by itself what happens. */
  readonly pushed: boolean;
  /** Whether it answered the last time it was asked. */
  readonly reachable: boolean;
}

interface LiveShowOptions {
  readonly streamId: string;
  readonly serverOrigin: string;
  readonly capture: Capture;
  readonly onProducts: (products: readonly Product[]) => void;
}

/** One live show from this studio: what goes out, and what comes back. */
export class LiveShow {
  readonly broadcast: Broadcast;
  readonly feed = new ShowFeed(nextFrame);
  readonly showcase = new ShowcaseDesk();
  readonly link: StoreApi<LinkState>;
  readonly #socket: SocketClient;
  readonly #poller: FeedPoller;
  readonly #stops: (() => void)[];

  constructor({ streamId, serverOrigin, capture, onProducts }: LiveShowOptions) {
    this.link = createStore<LinkState>(() => ({ pushed: false, reachable: true }));
    this.#socket = createSocketClient(serverOrigin);
    this.#poller = new FeedPoller({
      streamId,
      api,
      feed: this.feed,
      onReachable: (reachable) => this.link.setState({ reachable }),
    });
    this.broadcast = new Broadcast({
      streamId,
      api,
      socket: this.#socket,
      media: capture.media,
      onEntered: ({ counters, showcase, chat }) => {
        this.feed.handleCounters(counters, performance.now());
        this.feed.handleChat(chat, performance.now());
        this.showcase.handleShowcase(showcase, performance.now());
      },
    });
    this.#stops = [
      this.broadcast.state.subscribe(({ entry }) => this.#setPushed(entry.status === 'entered')),
      this.#socket.on('studio.counters', (counters) => this.feed.handleCounters(counters, performance.now())),
      this.#socket.on('studio.order', (order) => this.feed.handleOrder(order)),
      this.#socket.on('studio.viewer', (viewer) => this.feed.handleViewer(viewer)),
      this.#socket.on('studio.recording', (recording) => this.feed.handleRecording(recording)),
      this.#socket.on('show.comment', (comment) => this.feed.handleComment(comment)),
      this.#socket.on('show.commentChanged', (comment) => this.feed.handleCommentChanged(comment)),
      this.#socket.on('show.chat', (chat) => this.feed.handleChat(chat, performance.now())),
      this.#socket.on('show.state', (state) => this.feed.handleState(state)),
      this.#socket.on('show.showcase', (showcase) =>
        this.showcase.handleShowcase(showcase, performance.now()),
      ),
      this.#socket.on('show.products', ({ products }) => onProducts(products)),
    ];
  }

  /** Ends what this studio does for the show. The show itself goes on at the server until it is ended there. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.broadcast.close();
    this.#poller.close();
    this.#socket.close();
  }

  #setPushed(pushed: boolean): void {
    if (this.link.getState().pushed === pushed) return;
    this.link.setState({ pushed });
    this.#poller.setPushed(pushed);
  }
}
