import { EventEmitter } from 'node:events';
import type { ProducerInfo } from '@stallcast/shared/contract';
import type { types } from 'mediasoup';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { mediaLimits } from './limits.ts';
import { PictureWatch } from './picture-watch.ts';
import type { RouterLease, WorkerPool } from './worker-pool.ts';

/** What a room has to know of someone in it. */
export interface RoomPeer {
  /** The list of who publishes changed. */
  handleProducers(producers: ProducerInfo[]): void;
  /** The router was lost with everything on it; another one is on its way. */
  handleReset(): void;
  close(): void;
}

export interface RoomEvents {
  'producers-changed': [producers: ProducerInfo[]];
  /** The seller's picture is there again, or has been missing for a while. */
  'picture-changed': [present: boolean];
  /** The router is gone; what hung on it has to be built anew. */
  reset: [];
  closed: [];
}

/** The media of one show: a router on some worker, what the seller publishes, and who takes part. Outlives the worker. */
export class Room {
  readonly streamId: string;
  readonly events = new EventEmitter<RoomEvents>();
  readonly #pool: WorkerPool;
  readonly #logger: Logger;
  readonly #peers = new Set<RoomPeer>();
  readonly #producers = new Map<types.MediaKind, types.Producer>();
  readonly #picture = new PictureWatch((present) => this.events.emit('picture-changed', present));
  #lease: Promise<RouterLease> | undefined;
  #closed = false;

  constructor(streamId: string, pool: WorkerPool, logger: Logger) {
    this.streamId = streamId;
    this.#pool = pool;
    this.#logger = logger;
    // Every recorder and the registry listen; the usual warning is about leaks.
    this.events.setMaxListeners(50);
  }

  get closed(): boolean {
    return this.#closed;
  }

  get peerCount(): number {
    return this.#peers.size;
  }

  /** Whether the seller's picture is missing. */
  get interrupted(): boolean {
    return !this.#picture.present;
  }

  /** Who publishes now. */
  get producerInfos(): ProducerInfo[] {
    return [...this.#producers.values()].map(({ id, kind, paused }) => ({ producerId: id, kind, paused }));
  }

  /** What is published now. */
  get producers(): readonly types.Producer[] {
    return [...this.#producers.values()];
  }

  /** The producer with this id, if it is published here. */
  producer(producerId: string): types.Producer | undefined {
    return this.producers.find((producer) => producer.id === producerId);
  }

  /** The router, made when first asked for and again after its worker died. Throws `media-unavailable`. */
  async router(): Promise<RouterLease> {
    if (this.#closed) throw new AppError('media-unavailable');
    this.#lease ??= this.#open();
    return this.#lease;
  }

  /** Lets someone in. Throws `room-full`. */
  enter(peer: RoomPeer): void {
    if (this.#closed) throw new AppError('media-unavailable');
    if (this.#peers.size >= mediaLimits.peersPerRoom)
      throw new AppError('room-full', { retryAfterSeconds: 60 });
    this.#peers.add(peer);
  }

  leave(peer: RoomPeer): void {
    this.#peers.delete(peer);
  }

  /** Makes this the producer of its kind; an earlier one ends. */
  publish(producer: types.Producer): void {
    this.#producers.get(producer.kind)?.close();
    this.#producers.set(producer.kind, producer);
    producer.observer.once('close', () => this.#unpublish(producer));
    this.#watchPicture();
    this.tellProducers();
  }

  /** Tells everyone who publishes, and what is muted. */
  tellProducers(): void {
    const producers = this.producerInfos;
    this.events.emit('producers-changed', producers);
    for (const peer of this.#peers) peer.handleProducers(producers);
  }

  /** Ends the room and puts everyone out. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#picture.close();
    for (const peer of [...this.#peers]) peer.close();
    this.#peers.clear();
    const lease = await this.#lease?.catch(() => undefined);
    lease?.release();
    this.events.emit('closed');
    this.events.removeAllListeners();
  }

  #unpublish(producer: types.Producer): void {
    if (this.#producers.get(producer.kind) !== producer) return;
    this.#producers.delete(producer.kind);
    this.#watchPicture();
    if (!this.#closed) this.tellProducers();
  }

  #watchPicture(): void {
    this.#picture.watch(this.#producers.get('video'), this.#producers.get('audio'));
  }

  async #open(): Promise<RouterLease> {
    try {
      const lease = await this.#pool.lease();
      if (this.#closed) {
        lease.release();
        throw new AppError('media-unavailable');
      }
      lease.router.once('workerclose', () => this.#handleRouterLost(lease));
      return lease;
    } catch (error) {
      this.#lease = undefined;
      throw error;
    }
  }

  #handleRouterLost(lease: RouterLease): void {
    lease.release();
    this.#lease = undefined;
    if (this.#closed) return;
    this.#logger.warn(
      { streamId: this.streamId, peers: this.#peers.size },
      'the room lost its media worker and is rebuilt',
    );
    this.events.emit('reset');
    for (const peer of [...this.#peers]) peer.handleReset();
  }
}
