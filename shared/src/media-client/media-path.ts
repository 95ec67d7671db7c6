import type { Device, types } from 'mediasoup-client';
import type { MediaRequest } from './media-request.ts';
import { PathWatch } from './path-watch.ts';

export interface MediaPathOptions {
  readonly device: Device;
  readonly request: MediaRequest;
  readonly iceServers: readonly RTCIceServer[];
  /** Told of every change of the path's connection. */
  readonly onState: (state: types.ConnectionState) => void;
  /** The path broke and wants `restartIce` to be called, by whoever puts things in order. */
  readonly onBroken: () => void;
}

/** One direction of media between this page and the server: a transport, its ICE restarts, its end. */
export class MediaPath {
  readonly transport: types.Transport;
  readonly #request: MediaRequest;
  readonly #watch: PathWatch;

  /** Opens the server's side and this one. Throws what the request throws. */
  static async open(direction: 'send' | 'recv', options: MediaPathOptions): Promise<MediaPath> {
    const { transportId, ...parameters } = await options.request('media.createTransport', { direction });
    const settings: types.TransportOptions = {
      id: transportId,
      ...parameters,
      iceServers: [...options.iceServers],
    };
    const transport =
      direction === 'send'
        ? options.device.createSendTransport(settings)
        : options.device.createRecvTransport(settings);
    return new MediaPath(transport, options);
  }

  private constructor(transport: types.Transport, options: MediaPathOptions) {
    this.transport = transport;
    this.#request = options.request;
    this.#watch = new PathWatch(options.onBroken);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.#request('media.connectTransport', { transportId: transport.id, dtlsParameters }).then(
        () => done(),
        failed,
      );
    });
    transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
      this.#produce(kind, rtpParameters).then((id) => done({ id }), failed);
    });
    transport.on('connectionstatechange', (state) => {
      this.#watch.handleState(state);
      options.onState(state);
    });
  }

  get connected(): boolean {
    return this.transport.connectionState === 'connected';
  }

  /** New ICE credentials on both sides. Throws if the server does not know the transport any more. */
  async restartIce(): Promise<void> {
    const { iceParameters } = await this.#request('media.restartIce', { transportId: this.transport.id });
    await this.transport.restartIce({ iceParameters });
  }

  /** Tries no more to keep the path up; what came over it last stays. */
  giveUp(): void {
    this.#watch.close();
    this.transport.removeAllListeners('connectionstatechange');
  }

  /** Ends the transport and everything that ran over it. */
  close(): void {
    this.#watch.close();
    this.transport.close();
  }

  async #produce(kind: types.MediaKind, rtpParameters: types.RtpParameters): Promise<string> {
    const { producerId } = await this.#request('media.produce', {
      transportId: this.transport.id,
      kind,
      rtpParameters,
    });
    return producerId;
  }
}
