import { z } from 'zod';
import { defineRequest, definePush } from './define.ts';

const id = z.string().min(1).max(64);
const kind = z.enum(['audio', 'video']);
const name = z.string().min(1).max(128);
/** Codec and extension parameters are free-form by nature; the media worker checks what it understands of them. */
const parameters = z.record(z.string().max(64), z.unknown());

// The objects below are the RTP and ICE parameters of mediasoup's two ends, as far as a browser and a show need them.
const headerExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);
const rtcpFeedback = z.array(z.object({ type: name, parameter: z.string().max(64).exactOptional() })).max(16);
const payloadType = z.int().min(0).max(127);
const ssrc = z.int().min(0).max(0xffff_ffff);

const rtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind,
        mimeType: name,
        preferredPayloadType: payloadType,
        clockRate: z.int().min(1),
        channels: z.int().min(1).max(8).exactOptional(),
        parameters: parameters.exactOptional(),
        rtcpFeedback: rtcpFeedback.exactOptional(),
      }),
    )
    .max(64),
  headerExtensions: z
    .array(
      z.object({
        kind,
        uri: headerExtensionUri,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(64),
});
export type RtpCapabilities = z.infer<typeof rtpCapabilities>;

const rtpParameters = z.object({
  mid: z.string().max(32).exactOptional(),
  codecs: z
    .array(
      z.object({
        mimeType: name,
        payloadType,
        clockRate: z.int().min(1),
        channels: z.int().min(1).max(8).exactOptional(),
        parameters: parameters.exactOptional(),
        rtcpFeedback: rtcpFeedback.exactOptional(),
      }),
    )
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUri,
        id: z.int().min(1).max(255),
        encrypt: z.boolean().exactOptional(),
        parameters: parameters.exactOptional(),
      }),
    )
    .max(32)
    .exactOptional(),
  encodings: z
    .array(
      z.object({
        ssrc: ssrc.exactOptional(),
        rid: z.string().min(1).max(16).exactOptional(),
        codecPayloadType: payloadType.exactOptional(),
        rtx: z.object({ ssrc }).exactOptional(),
        dtx: z.boolean().exactOptional(),
        scalabilityMode: z.string().max(16).exactOptional(),
        scaleResolutionDownBy: z.number().min(1).max(64).exactOptional(),
        maxBitrate: z.int().min(0).exactOptional(),
      }),
    )
    .max(3)
    .exactOptional(),
  rtcp: z
    .object({ cname: z.string().max(255).exactOptional(), reducedSize: z.boolean().exactOptional() })
    .exactOptional(),
  msid: z.string().max(255).exactOptional(),
});

const iceParameters = z.object({
  usernameFragment: z.string().max(256),
  password: z.string().max(256),
  iceLite: z.boolean().exactOptional(),
});
const iceCandidate = z.object({
  foundation: z.string().max(64),
  priority: z.int().min(0),
  ip: z.string().max(255),
  address: z.string().max(255),
  protocol: z.enum(['udp', 'tcp']),
  port: z.int().min(1).max(65_535),
  type: z.literal('host'),
  tcpType: z.literal('passive').exactOptional(),
});
const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(256),
      }),
    )
    .min(1)
    .max(8),
});

const producerInfo = z.object({
  producerId: id,
  kind,
  paused: z.boolean(),
});
export type ProducerInfo = z.infer<typeof producerInfo>;

export const mediaRequests = {
  'media.capabilities': defineRequest({
    summary: 'RTP capabilities of the show’s router, and who is publishing.',
    payload: z.strictObject({}),
    reply: z.object({ rtpCapabilities, producers: z.array(producerInfo) }),
  }),
  'media.createTransport': defineRequest({
    summary: 'Open the one transport of a direction; asking again replaces it.',
    payload: z.strictObject({ direction: z.enum(['send', 'recv']) }),
    reply: z.object({
      transportId: id,
      iceParameters,
      iceCandidates: z.array(iceCandidate),
      dtlsParameters,
    }),
  }),
  'media.connectTransport': defineRequest({
    summary: 'Hand over the DTLS parameters of the client’s side.',
    payload: z.strictObject({ transportId: id, dtlsParameters }),
    reply: z.object({}),
  }),
  'media.restartIce': defineRequest({
    summary: 'New ICE credentials for a transport whose path broke.',
    payload: z.strictObject({ transportId: id }),
    reply: z.object({ iceParameters }),
  }),
  'media.produce': defineRequest({
    summary:
      'Publish a track; only for the seller of this show. Replaces an earlier producer of the same kind.',
    payload: z.strictObject({ transportId: id, kind, rtpParameters }),
    reply: z.object({ producerId: id }),
  }),
  'media.pauseProducer': defineRequest({
    summary: 'Mute or unmute one’s own track at the server.',
    payload: z.strictObject({ producerId: id, paused: z.boolean() }),
    reply: z.object({}),
  }),
  'media.consume': defineRequest({
    summary: 'Receive a producer; it starts paused until resumed.',
    payload: z.strictObject({ transportId: id, producerId: id, rtpCapabilities }),
    reply: z.object({
      consumerId: id,
      producerId: id,
      kind,
      rtpParameters,
    }),
  }),
  'media.resumeConsumer': defineRequest({
    summary: 'The client is ready: let the packets flow.',
    payload: z.strictObject({ consumerId: id }),
    reply: z.object({}),
  }),
  'media.setPreferredLayers': defineRequest({
    summary:
      'The best simulcast layer this player can show: 2 the full picture, 1 half its height, 0 a quarter; or the nearest that is published.',
    payload: z.strictObject({ consumerId: id, spatialLayer: z.int().min(0).max(2) }),
    reply: z.object({}),
  }),
};

export const mediaPushes = {
  'media.producers': definePush({
    summary: 'Who publishes now; sent whenever it changes.',
    payload: z.object({ producers: z.array(producerInfo) }),
  }),
  'media.reset': definePush({
    summary: 'The media room was rebuilt (its worker died): open new transports.',
    payload: z.object({}),
  }),
};

export type MediaRequests = typeof mediaRequests;
export type MediaRequestName = keyof MediaRequests;
/** What a handler of the server receives: parsed. */
export type MediaRequestInput<Name extends MediaRequestName> = z.output<MediaRequests[Name]['payload']>;
export type MediaRequestReply<Name extends MediaRequestName> = z.output<MediaRequests[Name]['reply']>;

export type MediaPushes = typeof mediaPushes;
export type MediaPushName = keyof MediaPushes;
export type MediaPushPayload<Name extends MediaPushName> = z.output<MediaPushes[Name]['payload']>;
