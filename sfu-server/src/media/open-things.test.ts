import { createWorker } from 'mediasoup';
import { expect, onTestFinished, test } from 'vitest';
import { routerCodecs } from './codecs.ts';
import { countOpenThings } from './open-things.ts';

test('what is counted as open is what the worker has, and goes with what it hung on', async () => {
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
  const worker = await createWorker({ logLevel: 'warn', ...(workerBin !== undefined && { workerBin }) });
  onTestFinished(() => worker.close());
  const open = countOpenThings(worker);
  const router = await worker.createRouter({ mediaCodecs: routerCodecs });
  const [source, sink] = await Promise.all([router.createDirectTransport(), router.createDirectTransport()]);
  const producer = await source.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: 1234 }],
    },
  });
  await sink.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities });
  const { transportIds, mapConsumerIdProducerId } = await router.dump();
  expect(open).toEqual({
    routers: (await worker.dump()).routerIds.length,
    transports: transportIds.length,
    consumers: mapConsumerIdProducerId.length,
  });
  expect(open).toEqual({ routers: 1, transports: 2, consumers: 1 });

  source.close();
  await expect.poll(() => open).toEqual({ routers: 1, transports: 1, consumers: 0 });
  worker.close();
  expect(open).toEqual({ routers: 0, transports: 0, consumers: 0 });
});
