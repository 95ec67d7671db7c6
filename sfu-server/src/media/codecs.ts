import type { MediaRequestReply, RtpCapabilities } from '@stallcast/shared/contract';
import type { types } from 'mediasoup';

/**
 * What a show can be published in, the best first. H264 constrained baseline plays on every phone and goes into a recording without a
 * new encoding; VP8 is for sellers whose machine cannot encode it. Opus repairs lost packets by itself (in-band FEC) and
 * always sends (no DTX), as pauses cut music.
 */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 0, 'sprop-stereo': 1 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

type WireUri = RtpCapabilities['headerExtensions'][number]['uri'];

/** A router's capabilities as the contract speaks of them: header extensions that it does not name are not offered. */
export function toWireCapabilities(capabilities: types.RtpCapabilities): RtpCapabilities {
  return {
    codecs: capabilities.codecs ?? [],
    headerExtensions: (capabilities.headerExtensions ?? []).filter(isOnTheWire),
  };
}

/** What a consumer receives, as the contract speaks of it. */
export function toWireParameters(
  parameters: types.RtpParameters,
): MediaRequestReply<'media.consume'>['rtpParameters'] {
  return { ...parameters, headerExtensions: (parameters.headerExtensions ?? []).filter(isOnTheWire) };
}

// Transmission time offset: superseded by abs-send-time, which is offered too.
function isOnTheWire<Extension extends { readonly uri: types.RtpHeaderExtensionUri }>(
  extension: Extension,
): extension is Extension & { readonly uri: WireUri } {
  return extension.uri !== 'urn:ietf:params:rtp-hdrext:toffset';
}
