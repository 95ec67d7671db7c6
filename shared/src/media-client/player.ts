import type { Device, types } from 'mediasoup-client';
import type { ProducerInfo } from '../contract/index.ts';
import type { MediaPath } from './media-path.ts';
import type { MediaRequest } from './media-request.ts';

/** Keeps this page's consumers equal to what is published, over one path. */
export class Player {
  readonly #path: MediaPath;
  readonly #device: Device;
  readonly #request: MediaRequest;
  readonly #consumers = new Map<string, types.Consumer>();
  /** Of producers that are gone; kept while their last picture is shown. */
  readonly #gone = new Set<types.Consumer>();
  readonly #layers = new Map<string, number>();

  constructor(path: MediaPath, device: Device, request: MediaRequest) {
    this.#path = path;
    this.#device = device;
    this.#request = request;
  }

  /** The tracks that play now. */
  get tracks(): readonly MediaStreamTrack[] {
    return [...this.#consumers.values()].map((consumer) => consumer.track);
  }

  /** Whether any of these tracks came from here, over or not. */
  gave(tracks: readonly MediaStreamTrack[]): boolean {
    return [...this.#consumers.values(), ...this.#gone].some((consumer) => tracks.includes(consumer.track));
  }

  /** Consumes what is new and drops what is gone. The packets of all new ones start together. */
  async sync(producers: readonly ProducerInfo[], spatialLayer: number): Promise<void> {
    this.#dropGone(producers);
    const fresh = producers.filter((producer) => !this.#consumers.has(producer.producerId));
    const consumers = await Promise.all(fresh.map((producer) => this.#consume(producer)));
    // Layers before packets: a small player should not get a large picture first.
    await this.#setLayers(spatialLayer);
    await Promise.all(
      consumers.map((consumer) => this.#request('media.resumeConsumer', { consumerId: consumer.id })),
    );
  }

  /** Lets go of everything that is over and not among the tracks still shown: a closed track turns black at once. */
  release(shown: readonly MediaStreamTrack[]): void {
    for (const consumer of this.#gone) {
      if (shown.includes(consumer.track)) continue;
      consumer.close();
      this.#gone.delete(consumer);
    }
  }

  #dropGone(producers: readonly ProducerInfo[]): void {
    const published = new Set(producers.map((producer) => producer.producerId));
    for (const [producerId, consumer] of this.#consumers) {
      if (published.has(producerId)) continue;
      this.#gone.add(consumer);
      this.#consumers.delete(producerId);
      this.#layers.delete(consumer.id);
    }
  }

  async #consume({ producerId }: ProducerInfo): Promise<types.Consumer> {
    const { recvRtpCapabilities } = this.#device;
    const reply = await this.#request('media.consume', {
      transportId: this.#path.transport.id,
      producerId,
      rtpCapabilities: {
        codecs: recvRtpCapabilities.codecs ?? [],
        headerExtensions: recvRtpCapabilities.headerExtensions ?? [],
      },
    });
    const consumer = await this.#path.transport.consume({
      id: reply.consumerId,
      producerId,
      kind: reply.kind,
      rtpParameters: reply.rtpParameters,
    });
    this.#consumers.set(producerId, consumer);
    return consumer;
  }

  async #setLayers(spatialLayer: number): Promise<void> {
    const videos = [...this.#consumers.values()].filter((consumer) => consumer.kind === 'video');
    await Promise.all(videos.map((consumer) => this.#setLayer(consumer.id, spatialLayer)));
  }

  async #setLayer(consumerId: string, spatialLayer: number): Promise<void> {
    if (this.#layers.get(consumerId) === spatialLayer) return;
    await this.#request('media.setPreferredLayers', { consumerId, spatialLayer });
    this.#layers.set(consumerId, spatialLayer);
  }
}
