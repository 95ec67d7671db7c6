import type { Device } from 'mediasoup-client';
import type { MediaRequest } from './media-request.ts';
import type { VideoCodec } from './simulcast.ts';

export interface MediaSessionOptions {
  /** A host publishes, a viewer plays. */
  readonly role: 'host' | 'viewer';
  /** Sends a media request; the show was entered on that socket before. */
  readonly request: MediaRequest;
  /** Video codecs to publish with, the best one first; the first that this device can encode is taken. */
  readonly videoCodecs?: readonly VideoCodec[];
  /** STUN or TURN servers, if any. */
  readonly iceServers?: readonly RTCIceServer[];
  /** Makes the WebRTC device; tests hand in one without a browser. */
  readonly createDevice?: () => Promise<Device>;
  /** A number in [0, 1) for the spread of retries. */
  readonly random?: () => number;
}
