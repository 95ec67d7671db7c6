import type { Comment, OrderFeedItem, ViewerFeedItem } from '@stallcast/shared/contract';
import type { Logger } from './logger.ts';

/** What happened, told after the commit that made it true. */
export type DomainEvent =
  | { readonly type: 'stream-changed'; readonly streamId: string }
  | { readonly type: 'stream-ended'; readonly streamId: string }
  | { readonly type: 'stream-products-changed'; readonly streamId: string }
  /** The pin of a show, or how many items a drop of it has left. */
  | { readonly type: 'showcase-changed'; readonly streamId: string }
  | { readonly type: 'counters-moved'; readonly streamId: string }
  | { readonly type: 'comment-added'; readonly streamId: string; readonly comment: Comment }
  /** It was hidden, shown again or deleted. */
  | { readonly type: 'comment-changed'; readonly streamId: string; readonly comment: Comment }
  /** How the chat of a show is kept, or what is pinned in it. */
  | { readonly type: 'chat-changed'; readonly streamId: string }
  | { readonly type: 'order-line-paid'; readonly streamId: string; readonly item: OrderFeedItem }
  | { readonly type: 'viewer-changed'; readonly streamId: string; readonly item: ViewerFeedItem }
  | { readonly type: 'product-changed'; readonly productId: string }
  /** Its seller changed what it is called or what it costs. */
  | { readonly type: 'product-edited'; readonly productId: string }
  /** After it was paid: sent, or paid back. */
  | {
      readonly type: 'order-changed';
      readonly orderId: string;
      /** Shows that something of it was bought in. */
      readonly streamIds: readonly string[];
    }
  | { readonly type: 'session-ended'; readonly sessionId: string }
  | {
      readonly type: 'user-kept-out';
      readonly userId: string;
      /** Shows that this account must leave. */
      readonly streamIds: readonly string[];
    }
  | { readonly type: 'user-banned'; readonly userId: string };

type EventType = DomainEvent['type'];
type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>;
type Listener = (event: DomainEvent) => void | Promise<void>;

export interface DomainEvents {
  /** Calls the listener after each commit that emitted such an event; call the result to stop. */
  on<Type extends EventType>(
    type: Type,
    listener: (event: EventOf<Type>) => void | Promise<void>,
  ): () => void;
  /** Tells the listeners. Never throws: what a listener does wrong is logged and hurts nobody else. */
  publish(events: readonly DomainEvent[]): void;
}

/** The bus between what features write and who wants to know: in this process, after commit. */
export function createDomainEvents(logger: Logger): DomainEvents {
  const listeners = new Map<EventType, Set<Listener>>();

  async function tell(listener: Listener, event: DomainEvent): Promise<void> {
    try {
      await listener(event);
    } catch (error) {
      logger.error({ err: error, event: event.type }, 'a listener to a domain event failed');
    }
  }

  return {
    on(type, listener) {
      const wrapped: Listener = (event) => (isOfType(event, type) ? listener(event) : undefined);
      const ofType = listeners.get(type) ?? new Set();
      listeners.set(type, ofType.add(wrapped));
      return () => void ofType.delete(wrapped);
    },
    publish(events) {
      for (const event of events)
        for (const listener of listeners.get(event.type) ?? []) void tell(listener, event);
    },
  };
}

function isOfType<Type extends EventType>(event: DomainEvent, type: Type): event is EventOf<Type> {
  return event.type === type;
}
