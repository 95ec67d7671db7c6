import type {
  MediaPushName,
  MediaPushPayload,
  MediaRequestInput,
  MediaRequestName,
  MediaRequestReply,
  ProducerInfo,
} from '@stallcast/shared/contract';
import type { types } from 'mediasoup';
import { AppError } from '../platform/errors.ts';
import { timeouts } from '../platform/timeouts.ts';
import { toWireCapabilities, toWireParameters } from './codecs.ts';
import { mediaLimits } from './limits.ts';
import { mediaCall } from './media-call.ts';
import type { Room, RoomPeer } from './room.ts';
import { withoutUndefined } from './without-undefined.ts';

export type MediaRole = 'host' | 'viewer';

/** Sends an event of the contract to the one socket behind a peer. */
export type MediaPush = <Name extends MediaPushName>(name: Name, payload: MediaPushPayload<Name>) => void;

type Direction = 'send' | 'recv';
type Handlers = {
  readonly [Name in MediaRequestName]: (input: MediaRequestInput<Name>) => Promise<MediaRequestReply<Name>>;
};

/**
 * One socket's part in a room. Knows only what it opened itself: an id that belongs to someone else is not found. Requests are
 * worked on one after the other, so that two of them never race for the same transport.
 */
export class MediaPeer implements RoomPeer {
  readonly role: MediaRole;
  readonly #room: Room;
  readonly #push: MediaPush;
  readonly #onClose: () => void;
  readonly #transports = new Map<Direction, types.WebRtcTransport>();
  readonly #producers = new Map<string, types.Producer>();
  readonly #consumers = new Map<string, types.Consumer>();
  #openedAtMs: number[] = [];
  #tail: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #closed = false;

  /** Enters the room. Throws `room-full`. */
  constructor(room: Room, role: MediaRole, push: MediaPush, onClose: () => void) {
    this.role = role;
    this.#room = room;
    this.#push = push;
    this.#onClose = onClose;
    room.enter(this);
  }

  /** Answers a media request of the contract (parsed by the caller). Throws AppError with a code of the contract. */
  handle<Name extends MediaRequestName>(
    name: Name,
    input: MediaRequestInput<Name>,
  ): Promise<MediaRequestReply<Name>> {
    if (this.#pending >= mediaLimits.pendingRequestsPerPeer) {
      return Promise.reject(new AppError('rate-limited', { retryAfterSeconds: 1 }));
    }
    this.#pending += 1;
    const answer = this.#tail.then(() => this.#answer(name, input)).finally(() => (this.#pending -= 1));
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  handleProducers(producers: ProducerInfo[]): void {
    this.#push('media.producers', { producers });
  }

  handleReset(): void {
    this.#push('media.reset', {});
  }

  /** Leaves the room; everything opened here ends. Safe to repeat. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#room.leave(this);
    for (const transport of [...this.#transports.values()]) transport.close();
    this.#onClose();
  }

  async #answer<Name extends MediaRequestName>(
    name: Name,
    input: MediaRequestInput<Name>,
  ): Promise<MediaRequestReply<Name>> {
    if (this.#closed) throw new AppError('media-unavailable');
    return withoutUndefined(await this.#handlers[name](input));
  }

  readonly #handlers: Handlers = {
    'media.capabilities': () => this.#capabilities(),
    'media.createTransport': (input) => this.#createTransport(input),
    'media.connectTransport': (input) => this.#connectTransport(input),
    'media.restartIce': (input) => this.#restartIce(input),
    'media.produce': (input) => this.#produce(input),
    'media.pauseProducer': (input) => this.#pauseProducer(input),
    'media.consume': (input) => this.#consume(input),
    'media.resumeConsumer': (input) => this.#resumeConsumer(input),
    'media.setPreferredLayers': (input) => this.#setPreferredLayers(input),
  };

  async #capabilities(): Promise<MediaRequestReply<'media.capabilities'>> {
    const { router } = await this.#room.router();
    return {
      rtpCapabilities: toWireCapabilities(router.rtpCapabilities),
      producers: this.#room.producerInfos,
    };
  }

  async #createTransport({
    direction,
  }: MediaRequestInput<'media.createTransport'>): Promise<MediaRequestReply<'media.createTransport'>> {
    if (direction === 'send') this.#assertHost();
    this.#spendTransport();
    const { router, webRtcServer } = await this.#room.router();
    const transport = await mediaCall(
      router.createWebRtcTransport({
        webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: mediaLimits.initialOutgoingBitrateBps,
      }),
    );
    await this.#keepTransport(direction, transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { transportId: id, iceParameters, iceCandidates, dtlsParameters };
  }

  /** Puts a new transport in the place of its direction; the earlier one ends. */
  async #keepTransport(direction: Direction, transport: types.WebRtcTransport): Promise<void> {
    if (this.#closed) {
      transport.close();
      throw new AppError('media-unavailable');
    }
    this.#transports.get(direction)?.close();
    this.#transports.set(direction, transport);
    transport.observer.once('close', () => {
      if (this.#transports.get(direction) === transport) this.#transports.delete(direction);
    });
    closeUnlessConnected(transport);
    await mediaCall(
      direction === 'send'
        ? transport.setMaxIncomingBitrate(mediaLimits.maxIncomingBitrateBps)
        : transport.setMinOutgoingBitrate(mediaLimits.leastOutgoingBitrateBps),
    );
  }

  async #connectTransport({
    transportId,
    dtlsParameters,
  }: MediaRequestInput<'media.connectTransport'>): Promise<Record<string, never>> {
    await mediaCall(this.#ownTransport(transportId).connect({ dtlsParameters }));
    return {};
  }

  async #restartIce({
    transportId,
  }: MediaRequestInput<'media.restartIce'>): Promise<MediaRequestReply<'media.restartIce'>> {
    return { iceParameters: await mediaCall(this.#ownTransport(transportId).restartIce()) };
  }

  async #produce({
    transportId,
    kind,
    rtpParameters,
  }: MediaRequestInput<'media.produce'>): Promise<MediaRequestReply<'media.produce'>> {
    this.#assertHost();
    const transport = this.#ownTransport(transportId, 'send');
    const producer = await mediaCall(
      transport.produce({ kind, rtpParameters, keyFrameRequestDelay: mediaLimits.keyFrameRequestDelayMs }),
    );
    this.#producers.set(producer.id, producer);
    producer.observer.once('close', () => this.#producers.delete(producer.id));
    this.#room.publish(producer);
    return { producerId: producer.id };
  }

  async #pauseProducer({
    producerId,
    paused,
  }: MediaRequestInput<'media.pauseProducer'>): Promise<Record<string, never>> {
    const producer = own(this.#producers, producerId);
    if (producer.paused === paused) return {};
    await mediaCall(paused ? producer.pause() : producer.resume());
    this.#room.tellProducers();
    return {};
  }

  async #consume({
    transportId,
    producerId,
    rtpCapabilities,
  }: MediaRequestInput<'media.consume'>): Promise<MediaRequestReply<'media.consume'>> {
    const transport = this.#ownTransport(transportId, 'recv');
    const { router } = await this.#room.router();
    if (this.#room.producer(producerId) === undefined) throw new AppError('not-found');
    if (this.#consumers.size >= mediaLimits.consumersPerPeer)
      throw new AppError('rate-limited', { retryAfterSeconds: 1 });
    if (!router.canConsume({ producerId, rtpCapabilities })) {
      throw new AppError('invalid-input', { detail: 'This device cannot play what is published.' });
    }
    // Paused: packets before the client is ready would be lost, the first key frame among them.
    const consumer = await mediaCall(transport.consume({ producerId, rtpCapabilities, paused: true }));
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
    return {
      consumerId: consumer.id,
      producerId,
      kind: consumer.kind,
      rtpParameters: toWireParameters(consumer.rtpParameters),
    };
  }

  async #resumeConsumer({
    consumerId,
  }: MediaRequestInput<'media.resumeConsumer'>): Promise<Record<string, never>> {
    await mediaCall(own(this.#consumers, consumerId).resume());
    return {};
  }

  async #setPreferredLayers({
    consumerId,
    spatialLayer,
  }: MediaRequestInput<'media.setPreferredLayers'>): Promise<Record<string, never>> {
    const consumer = own(this.#consumers, consumerId);
    const layers = this.#room.producer(consumer.producerId)?.rtpParameters.encodings?.length ?? 1;
    await mediaCall(consumer.setPreferredLayers({ spatialLayer: publishedLayer(spatialLayer, layers) }));
    return {};
  }

  #assertHost(): void {
    if (this.role !== 'host') throw new AppError('forbidden');
  }

  #ownTransport(transportId: string, direction?: Direction): types.WebRtcTransport {
    for (const [ownDirection, transport] of this.#transports) {
      if (transport.id === transportId && (direction === undefined || direction === ownDirection))
        return transport;
    }
    throw new AppError('not-found');
  }

  /** Counts a transport against the peer's budget. Throws `rate-limited`. */
  #spendTransport(): void {
    const nowMs = performance.now();
    this.#openedAtMs = this.#openedAtMs.filter((atMs) => nowMs - atMs < mediaLimits.transportWindowMs);
    if (this.#openedAtMs.length >= mediaLimits.transportsPerWindow)
      throw new AppError('rate-limited', { retryAfterSeconds: 30 });
    this.#openedAtMs.push(nowMs);
  }
}

/** The contract counts layers from the full picture (2) downwards; a small camera publishes fewer than three. */
function publishedLayer(spatialLayer: number, layers: number): number {
  return Math.max(0, spatialLayer - (3 - layers));
}

function own<Thing>(things: ReadonlyMap<string, Thing>, id: string): Thing {
  const thing = things.get(id);
  if (thing === undefined) throw new AppError('not-found');
  return thing;
}

/** A transport that nobody connects in time, or whose encryption failed, is of no use to anyone. */
function closeUnlessConnected(transport: types.WebRtcTransport): void {
  const timer = setTimeout(() => transport.close(), timeouts.mediaTransportConnectMs);
  transport.observer.once('close', () => clearTimeout(timer));
  transport.observer.on('dtlsstatechange', (state) => {
    if (state === 'connected') clearTimeout(timer);
    if (state === 'failed' || state === 'closed') transport.close();
  });
}
