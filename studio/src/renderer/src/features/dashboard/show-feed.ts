import type {
  Chat,
  Comment,
  OrderFeedItem,
  ProductFunnel,
  PushPayload,
  RecordingFacts,
  RouteOutput,
  Routes,
  SellerCounters,
  ViewerFeedItem,
} from '@stallcast/shared/contract';
import type { StoreApi } from 'zustand/vanilla';
import type { Later } from '../../lib/next-frame.ts';
import { mergeLines } from './feed-list.ts';
import { FrameBatch } from './frame-batch.ts';

export type ShowStats = RouteOutput<Routes['stats.show']>;

/** A duration that goes on: what the server said, and when it was heard by a clock that never jumps. */
export interface ElapsedBase {
  readonly elapsedMs: number;
  /** `performance.now()` at that moment. */
  readonly heardAtMs: number;
}

export interface FeedState {
  /** False until the server told anything. */
  readonly loaded: boolean;
  readonly counters: SellerCounters;
  readonly elapsed: ElapsedBase | null;
  /** Viewers do not see the seller at the moment, as the server says. */
  readonly interrupted: boolean;
  readonly ended: boolean;
  /** What became of each product; only polls bring it. */
  readonly products: readonly ProductFunnel[];
  /** What becomes of the replay; null until the server told. */
  readonly recording: RecordingFacts | null;
  /** Each feed is in the order of the show's history, oldest first, the newest thousand lines. */
  readonly comments: readonly Comment[];
  readonly orders: readonly OrderFeedItem[];
  readonly viewers: readonly ViewerFeedItem[];
  /** How the chat is kept and what is pinned in it; null until the server told. */
  readonly chat: Chat | null;
}

const noCounters: SellerCounters = {
  viewersNow: 0,
  viewersTotal: 0,
  viewersPeak: 0,
  likes: 0,
  dislikes: 0,
  comments: 0,
  cartAdds: 0,
  orders: 0,
  units: 0,
  revenue: null,
  refunded: null,
};

const commentKey = ({ commentId }: Comment) => commentId;
// A show's history numbers each fact once: two lines of one order have two numbers.
const orderKey = ({ cursor }: OrderFeedItem) => String(cursor);
const viewerKey = ({ viewerId }: ViewerFeedItem) => viewerId;

const nothingYet: FeedState = {
  loaded: false,
  counters: noCounters,
  elapsed: null,
  interrupted: false,
  ended: false,
  products: [],
  recording: null,
  comments: [],
  orders: [],
  viewers: [],
  chat: null,
};

/**
 * What the seller sees of a show, put together from pushes and polls. Only polls move `cursor`, so a push that was lost
 * is fetched by the next poll, and one that was not lost is recognised there. What comes together is shown together.
 */
export class ShowFeed {
  /** The feeds are complete up to this place in the show's history; null before the first poll. */
  cursor: number | null = null;
  readonly #batch: FrameBatch<FeedState>;
  /** `performance.now()` of the last pushed counters. */
  #countersPushedAtMs = Number.NEGATIVE_INFINITY;
  /** The same of the chat's settings. */
  #chatToldAtMs = Number.NEGATIVE_INFINITY;

  /** `later` says when changes are shown. */
  constructor(later: Later) {
    this.#batch = new FrameBatch(nothingYet, later);
  }

  /** What is shown now. */
  get state(): StoreApi<FeedState> {
    return this.#batch.shown;
  }

  /** Takes the answer of a poll that was sent at `sentAtMs` (`performance.now()`). */
  handlePoll(stats: ShowStats, sentAtMs: number, nowMs: number): void {
    this.cursor = Math.max(this.cursor ?? 0, stats.cursor);
    const state = this.#batch.current;
    this.#batch.change({
      loaded: true,
      // Counters that were pushed while the poll was under way are newer than its answer.
      counters: this.#countersPushedAtMs > sentAtMs ? state.counters : stats.counters,
      elapsed: stats.startedAt === null ? null : { elapsedMs: stats.elapsedMs, heardAtMs: nowMs },
      interrupted: stats.interrupted,
      ended: stats.status === 'ended',
      products: stats.products,
      recording: stats.recording,
      comments: withChanges(withComments(state.comments, stats.comments), stats.changedComments),
      orders: mergeLines(state.orders, stats.orders, orderKey),
      viewers: mergeLines(state.viewers, stats.viewers, viewerKey),
      chat: this.#chatToldAtMs > sentAtMs ? state.chat : stats.chat,
    });
  }

  /** How the show stands at `nowMs` (of `performance.now()`). */
  figures(nowMs: number): { readonly durationMs: number; readonly counters: SellerCounters } {
    const { elapsed, counters } = this.#batch.current;
    return { durationMs: Math.round(elapsedAt(elapsed, nowMs)), counters };
  }

  handleCounters(counters: SellerCounters, nowMs: number): void {
    this.#countersPushedAtMs = nowMs;
    this.#batch.change({ counters, loaded: true });
  }

  handleComment(comment: Comment): void {
    this.#batch.change({ comments: withComments(this.#batch.current.comments, [comment]) });
  }

  /** A comment was hidden, shown again or deleted. */
  handleCommentChanged(comment: Comment): void {
    this.#batch.change({ comments: withChanges(this.#batch.current.comments, [comment]) });
  }

  /** The chat's settings as they were told by a push or an answer at `nowMs` (`performance.now()`). */
  handleChat(chat: Chat, nowMs: number): void {
    this.#chatToldAtMs = nowMs;
    this.#batch.change({ chat });
  }

  handleOrder(order: OrderFeedItem): void {
    this.#batch.change({ orders: mergeLines(this.#batch.current.orders, [order], orderKey) });
  }

  handleViewer(viewer: ViewerFeedItem): void {
    this.#batch.change({ viewers: mergeLines(this.#batch.current.viewers, [viewer], viewerKey) });
  }

  handleRecording(recording: RecordingFacts): void {
    this.#batch.change({ recording });
  }

  handleState({ status, interrupted }: PushPayload<'show.state'>): void {
    this.#batch.change({ interrupted, ended: status === 'ended' });
  }
}

/** Adds comments. One that is held already gives way only to a later state of itself: a slow answer shows no hidden text again. */
function withComments(held: readonly Comment[], incoming: readonly Comment[]): readonly Comment[] {
  const versions = new Map(held.map(({ commentId, version }) => [commentId, version]));
  const newer = incoming.filter(({ commentId, version }) => version >= (versions.get(commentId) ?? 0));
  return mergeLines(held, newer, commentKey);
}

/** Puts comments that changed in their old places. Those that scrolled out of what is held stay out. */
function withChanges(held: readonly Comment[], changed: readonly Comment[]): readonly Comment[] {
  const known = new Set(held.map(commentKey));
  return withComments(
    held,
    changed.filter((comment) => known.has(commentKey(comment))),
  );
}

/** How long the show has lasted at `nowMs` (of `performance.now()`), in ms; 0 while unknown. */
export function elapsedAt(base: ElapsedBase | null, nowMs: number): number {
  return base === null ? 0 : base.elapsedMs + Math.max(0, nowMs - base.heardAtMs);
}
