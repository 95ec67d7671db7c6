import { z } from 'zod';
import { defineRequest, definePush } from './define.ts';

/** mediasoup's own parameter objects: their shape is checked here as far as it protects the media server, the worker checks the rest. */
const jsonObject = z.record(z.string(), z.json());
const id = z.string().min(1).max(64);

const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.object({ algorithm: z.string().max(16), value: z.string().max(256) }))
    .min(1)
    .max(8),
});

const producerInfo = z.object({
  producerId: id,
  kind: z.enum(['audio', 'video']),
  paused: z.boolean(),
});
export type ProducerInfo = z.infer<typeof producerInfo>;

export const mediaRequests = {
  'media.capabilities': defineRequest({
    summary: 'RTP capabilities of the show’s router, and who is publishing.',
    payload: z.strictObject({}),
    reply: z.object({ rtpCapabilities: jsonObject, producers: z.array(producerInfo) }),
  }),
  'media.createTransport': defineRequest({
    summary: 'Open the one transport of a direction; asking again replaces it.',
    payload: z.strictObject({ direction: z.enum(['send', 'recv']) }),
    reply: z.object({
      transportId: id,
      iceParameters: jsonObject,
      iceCandidates: z.array(jsonObject),
      dtlsParameters: jsonObject,
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
    reply: z.object({ iceParameters: jsonObject }),
  }),
  'media.produce': defineRequest({
    summary: 'Publish a track; only for the seller of this show. Replaces an earlier producer of the same kind.',
    payload: z.strictObject({ transportId: id, kind: z.enum(['audio', 'video']), rtpParameters: jsonObject }),
    reply: z.object({ producerId: id }),
  }),
  'media.pauseProducer': defineRequest({
    summary: 'Mute or unmute one’s own track at the server.',
    payload: z.strictObject({ producerId: id, paused: z.boolean() }),
    reply: z.object({}),
  }),
  'media.consume': defineRequest({
    summary: 'Receive a producer; it starts paused until resumed.',
    payload: z.strictObject({ transportId: id, producerId: id, rtpCapabilities: jsonObject }),
    reply: z.object({
      consumerId: id,
      producerId: id,
      kind: z.enum(['audio', 'video']),
      rtpParameters: jsonObject,
    }),
  }),
  'media.resumeConsumer': defineRequest({
    summary: 'The client is ready: let the packets flow.',
    payload: z.strictObject({ consumerId: id }),
    reply: z.object({}),
  }),
  'media.setPreferredLayers': defineRequest({
    summary: 'The best simulcast layer this player can show.',
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
