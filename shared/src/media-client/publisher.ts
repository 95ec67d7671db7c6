import type { Device, types } from 'mediasoup-client';
import type { TrackKind } from './media-events.ts';
import type { MediaPath } from './media-path.ts';
import type { MediaRequest } from './media-request.ts';
import { simulcastEncodings, type VideoCodec } from './simulcast.ts';

/** What is to be sent: a track of each kind at most, and whether it is muted. */
export interface Outgoing {
  readonly tracks: ReadonlyMap<TrackKind, MediaStreamTrack>;
  readonly paused: ReadonlySet<TrackKind>;
}

/**
 * Bit rate the encoder starts with, in kbit/s. Less than this and the browser takes seconds to find out that the network
 * could carry the top layer.
 */
const startBitrateKbps = 1200;

/** H264 as every phone decodes it, and as a recording takes it without a new encoding. */
const constrainedBaseline = '42e01f';

/** Keeps the server's producers equal to what is to be sent, over one path. */
export class Publisher {
  readonly #path: MediaPath;
  readonly #device: Device;
  readonly #request: MediaRequest;
  readonly #codecs: readonly VideoCodec[];
  readonly #producers = new Map<TrackKind, types.Producer>();
  readonly #pausedAtServer = new Set<TrackKind>();

  constructor(path: MediaPath, device: Device, request: MediaRequest, codecs: readonly VideoCodec[]) {
    this.#path = path;
    this.#device = device;
    this.#request = request;
    this.#codecs = codecs;
  }

  /** Publishes, replaces, mutes and unmutes until the server has what `outgoing` says. Safe to repeat. */
  async sync(outgoing: Outgoing): Promise<void> {
    // Sound first: it must not wait for a camera's encoder.
    for (const kind of ['audio', 'video'] as const) {
      const track = outgoing.tracks.get(kind);
      if (track === undefined || track.readyState === 'ended') continue;
      await this.#publish(kind, track);
      await this.#setPaused(kind, outgoing.paused.has(kind));
    }
  }

  async #publish(kind: TrackKind, track: MediaStreamTrack): Promise<void> {
    const producer = this.#producers.get(kind);
    if (producer !== undefined) {
      if (producer.track !== track) await producer.replaceTrack({ track });
      return;
    }
    const options = kind === 'audio' ? audioOptions(track) : this.#videoOptions(track);
    const created = await this.#path.transport.produce(options);
    this.#producers.set(kind, created);
    if (kind === 'video') await keepResolution(created);
  }

  async #setPaused(kind: TrackKind, paused: boolean): Promise<void> {
    const producer = this.#producers.get(kind);
    if (producer === undefined || this.#pausedAtServer.has(kind) === paused) return;
    if (paused) producer.pause();
    else producer.resume();
    await this.#request('media.pauseProducer', { producerId: producer.id, paused });
    if (paused) this.#pausedAtServer.add(kind);
    else this.#pausedAtServer.delete(kind);
  }

  #videoOptions(track: MediaStreamTrack): types.ProducerOptions {
    const { width = 1280, height = 720 } = track.getSettings();
    const [name, codec] = this.#chooseCodec();
    return {
      track,
      encodings: simulcastEncodings(width, height, name),
      codecOptions: { videoGoogleStartBitrate: startBitrateKbps },
      // The track belongs to who handed it in.
      stopTracks: false,
      ...(codec !== undefined && { codec }),
    };
  }

  #chooseCodec(): [VideoCodec, types.RtpCodecCapability | undefined] {
    const sendable = this.#device.sendRtpCapabilities.codecs ?? [];
    for (const name of this.#codecs) {
      const codec = sendable.find((candidate) => isCodec(candidate, name));
      if (codec !== undefined) return [name, codec];
    }
    return ['VP8', undefined];
  }
}

function isCodec(codec: types.RtpCodecCapability, name: VideoCodec): boolean {
  if (codec.mimeType.toLowerCase() !== `video/${name.toLowerCase()}`) return false;
  return name !== 'H264' || codec.parameters?.['profile-level-id'] === constrainedBaseline;
}

function audioOptions(track: MediaStreamTrack): types.ProducerOptions {
  // No DTX: it cuts music and quiet voices, and a gap in the packets is hard to tell from a lost seller.
  return { track, stopTracks: false, codecOptions: { opusStereo: true, opusFec: true, opusDtx: false } };
}

/** Asks the encoder to give up frames rather than size: a picture that changes its size breaks recordings and layouts. */
async function keepResolution(producer: types.Producer): Promise<void> {
  const sender = producer.rtpSender;
  if (sender === undefined) return;
  const parameters = sender.getParameters();
  parameters.degradationPreference = 'maintain-resolution';
  try {
    await sender.setParameters(parameters);
  } catch {
    // A wish only: browsers that do not know it refuse, and publish all the same.
  }
}
