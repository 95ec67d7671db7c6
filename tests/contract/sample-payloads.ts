import type { RequestName, RequestPayload } from '@stallcast/shared/contract';

const transportId = crypto.randomUUID();
const producerId = crypto.randomUUID();
const consumerId = crypto.randomUUID();

/** A payload of each socket request that its schema accepts; the ids and tickets in them are of nothing there is. */
export const samplePayloads: { readonly [Name in RequestName]: RequestPayload<Name> } = {
  'show.watch': { ticket: 'made.up' },
  'show.host': { ticket: 'made.up' },
  'media.capabilities': {},
  'media.createTransport': { direction: 'recv' },
  'media.connectTransport': {
    transportId,
    dtlsParameters: {
      role: 'client',
      fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
    },
  },
  'media.restartIce': { transportId },
  'media.produce': {
    transportId,
    kind: 'video',
    rtpParameters: {
      mid: '0',
      codecs: [
        {
          mimeType: 'video/VP8',
          payloadType: 96,
          clockRate: 90_000,
          parameters: {},
          rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
        },
      ],
      headerExtensions: [
        { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1, encrypt: false, parameters: {} },
      ],
      encodings: [
        { ssrc: 1111, rtx: { ssrc: 1112 }, dtx: false, scalabilityMode: 'L1T3', maxBitrate: 900_000 },
      ],
      rtcp: { cname: 'somebody', reducedSize: true },
    },
  },
  'media.pauseProducer': { producerId, paused: true },
  'media.consume': {
    transportId,
    producerId,
    rtpCapabilities: {
      codecs: [
        {
          kind: 'video',
          mimeType: 'video/VP8',
          preferredPayloadType: 101,
          clockRate: 90_000,
          parameters: {},
          rtcpFeedback: [{ type: 'nack' }],
        },
      ],
      headerExtensions: [
        {
          kind: 'video',
          uri: 'urn:ietf:params:rtp-hdrext:sdes:mid',
          preferredId: 1,
          preferredEncrypt: false,
          direction: 'sendrecv',
        },
      ],
    },
  },
  'media.resumeConsumer': { consumerId },
  'media.setPreferredLayers': { consumerId, spatialLayer: 1 },
};
