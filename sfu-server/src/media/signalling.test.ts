import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaRequestInput, MediaRequestReply, RtpCapabilities } from '@stallcast/shared/contract';
import { requests } from '@stallcast/shared/contract';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createMedia, type Media, type MediaPeer, type MediaRole } from './create-media.ts';
import { mediaLimits } from './limits.ts';

let media: Media;
let streamId: string;
let pushes: string[];

beforeAll(async () => {
  media = await createMedia({
    listenIps: ['127.0.0.1'],
    announcedAddress: null,
    port: 0,
    workers: 1,
    workerBin: process.env['MEDIASOUP_WORKER_BIN'] ?? null,
    recordings: { directory: join(tmpdir(), randomUUID()), minFreeBytes: 0, ffmpegPath: 'ffmpeg' },
    logger: pino({ level: 'silent' }),
  });
});

beforeAll(() => {
  streamId = randomUUID();
  pushes = [];
});

afterEach(async () => {
  vi.useRealTimers();
  await media.closeRoom(streamId);
  streamId = randomUUID();
  pushes = [];
});

afterAll(() => media.close());

function admit(role: MediaRole): MediaPeer {
  return media.admit(streamId, role, (name) => void pushes.push(name));
}

type Opened = MediaRequestReply<'media.createTransport'>;

function open(peer: MediaPeer, direction: 'send' | 'recv'): Promise<Opened> {
  return peer.handle('media.createTransport', { direction });
}

const opus: MediaRequestInput<'media.produce'>['rtpParameters'] = {
  mid: '0',
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { useinbandfec: 1 },
    },
  ],
  encodings: [{ ssrc: 4711 }],
  rtcp: { cname: 'seller' },
};

async function publish(host: MediaPeer, ssrc = 4711): Promise<string> {
  const { transportId } = await open(host, 'send');
  const rtpParameters = { ...opus, encodings: [{ ssrc }] };
  const { producerId } = await host.handle('media.produce', { transportId, kind: 'audio', rtpParameters });
  return producerId;
}

async function capabilities(peer: MediaPeer): Promise<RtpCapabilities> {
  return (await peer.handle('media.capabilities', {})).rtpCapabilities;
}

test('replies are as the contract says', async () => {
  const host = admit('host');
  const producerId = await publish(host);
  const viewer = admit('viewer');
  const entered = await viewer.handle('media.capabilities', {});
  expect(requests['media.capabilities'].reply.parse(entered).producers).toEqual([
    { producerId, kind: 'audio', paused: false },
  ]);
  const opened = await open(viewer, 'recv');
  expect(
    requests['media.createTransport'].reply.parse(opened).iceCandidates.map(({ protocol }) => protocol),
  ).toEqual(['udp', 'tcp']);
  const consumed = await viewer.handle('media.consume', {
    transportId: opened.transportId,
    producerId,
    rtpCapabilities: entered.rtpCapabilities,
  });
  expect(requests['media.consume'].reply.parse(consumed)).toMatchObject({ producerId, kind: 'audio' });
  await expect(viewer.handle('media.resumeConsumer', { consumerId: consumed.consumerId })).resolves.toEqual(
    {},
  );
});

test('H264 comes before VP8 in what a show can be published in', async () => {
  const { codecs } = await capabilities(admit('viewer'));
  const videos = codecs
    .map(({ mimeType }) => mimeType)
    .filter((mimeType) => mimeType.startsWith('video/') && !mimeType.endsWith('rtx'));
  expect(videos).toEqual(['video/H264', 'video/VP8']);
});

test('a viewer can neither open a way to send nor publish', async () => {
  const viewer = admit('viewer');
  await expect(open(viewer, 'send')).rejects.toMatchObject({ code: 'forbidden' });
  const { transportId } = await open(viewer, 'recv');
  await expect(
    viewer.handle('media.produce', { transportId, kind: 'audio', rtpParameters: opus }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(media.facts.producers).toBe(0);
});

test('ids of someone else are not found, whatever is asked with them', async () => {
  const host = admit('host');
  const { transportId } = await open(host, 'send');
  const producerId = await publish(host);
  const other = admit('host');
  const fingerprints = [{ algorithm: 'sha-256' as const, value: Array(32).fill('AB').join(':') }];
  const tries = [
    other.handle('media.connectTransport', { transportId, dtlsParameters: { fingerprints } }),
    other.handle('media.restartIce', { transportId }),
    other.handle('media.produce', { transportId, kind: 'audio', rtpParameters: opus }),
    other.handle('media.pauseProducer', { producerId, paused: true }),
    other.handle('media.resumeConsumer', { consumerId: producerId }),
    other.handle('media.setPreferredLayers', { consumerId: producerId, spatialLayer: 0 }),
  ];
  for (const attempt of tries) await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  expect((await host.handle('media.capabilities', {})).producers).toEqual([
    { producerId, kind: 'audio', paused: false },
  ]);
});

test('a producer of another show cannot be consumed', async () => {
  const producerId = await publish(admit('host'));
  const elsewhere = randomUUID();
  const stranger = media.admit(elsewhere, 'viewer', () => undefined);
  const { transportId } = await open(stranger, 'recv');
  const rtpCapabilities = await capabilities(stranger);
  await expect(
    stranger.handle('media.consume', { transportId, producerId, rtpCapabilities }),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
  stranger.close();
});

test('a transport takes the place of the earlier one, however fast they are asked for', async () => {
  const viewer = admit('viewer');
  const opened = await Promise.all(Array.from({ length: 10 }, () => open(viewer, 'recv')));
  const restarts = await Promise.allSettled(
    opened.map(({ transportId }) => viewer.handle('media.restartIce', { transportId })),
  );
  expect(restarts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(restarts.at(-1)?.status).toBe('fulfilled');
});

test('thousands of transports cannot be had', async () => {
  const viewer = admit('viewer');
  const tries = await Promise.allSettled(Array.from({ length: 500 }, () => open(viewer, 'recv')));
  const opened = tries.filter(({ status }) => status === 'fulfilled');
  expect(opened.length).toBeLessThanOrEqual(mediaLimits.transportsPerWindow);
  const refused = tries
    .filter((attempt) => attempt.status === 'rejected')
    .map(({ reason }: { reason: unknown }) => reason);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'rate-limited' });
});

test('a transport that nobody connects is closed after 10 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const viewer = admit('viewer');
  const { transportId } = await open(viewer, 'recv');
  vi.advanceTimersByTime(9900);
  await expect(viewer.handle('media.restartIce', { transportId })).resolves.toHaveProperty('iceParameters');
  vi.advanceTimersByTime(200);
  await expect(viewer.handle('media.restartIce', { transportId })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a newer producer of a kind ends the older one, and everyone is told', async () => {
  await publish(admit('host'));
  const viewer = admit('viewer');
  pushes = [];
  const producerId = await publish(admit('host'), 4712);
  expect((await viewer.handle('media.capabilities', {})).producers).toEqual([
    { producerId, kind: 'audio', paused: false },
  ]);
  expect(pushes).toContain('media.producers');
});

test('what the seller published ends with the socket', async () => {
  const host = admit('host');
  await publish(host);
  const viewer = admit('viewer');
  host.close();
  host.close();
  expect((await viewer.handle('media.capabilities', {})).producers).toEqual([]);
});

test('muting is told to everyone and undone by unmuting', async () => {
  const host = admit('host');
  const producerId = await publish(host);
  await host.handle('media.pauseProducer', { producerId, paused: true });
  const viewer = admit('viewer');
  expect((await viewer.handle('media.capabilities', {})).producers).toEqual([
    { producerId, kind: 'audio', paused: true },
  ]);
  await host.handle('media.pauseProducer', { producerId, paused: false });
  expect((await viewer.handle('media.capabilities', {})).producers).toEqual([
    { producerId, kind: 'audio', paused: false },
  ]);
});

test('parameters that make no sense are invalid input, and the worker lives on', async () => {
  const host = admit('host');
  const { pid } = media.facts.workers[0] ?? {};
  const { transportId } = await open(host, 'send');
  const nonsense = [
    { ...opus, codecs: [{ mimeType: 'audio/nonsense', payloadType: 1, clockRate: 8000 }] },
    { ...opus, codecs: [{ mimeType: 'video/H264', payloadType: 1, clockRate: 90_000 }] },
  ];
  for (const rtpParameters of nonsense) {
    const attempt = host.handle('media.produce', { transportId, kind: 'audio', rtpParameters });
    await expect(attempt).rejects.toMatchObject({ code: 'invalid-input' });
  }
  const fingerprints = [{ algorithm: 'sha-256' as const, value: 'nonsense' }];
  await expect(
    host.handle('media.connectTransport', { transportId, dtlsParameters: { fingerprints } }),
  ).resolves.toEqual({});
  expect(media.facts.workers[0]).toMatchObject({ pid, alive: true });
});

test('a device that cannot play what is published is told so', async () => {
  const producerId = await publish(admit('host'));
  const viewer = admit('viewer');
  const { transportId } = await open(viewer, 'recv');
  const attempt = viewer.handle('media.consume', {
    transportId,
    producerId,
    rtpCapabilities: { codecs: [], headerExtensions: [] },
  });
  await expect(attempt).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a room that lost its worker is there again, and its people are told to build anew', async () => {
  await media.openRoom(streamId);
  const host = admit('host');
  await publish(host);
  const pid = media.facts.workers[0]?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(pushes).toContain('media.reset'), { timeout: 3000, interval: 10 });
  expect((await host.handle('media.capabilities', {})).producers).toEqual([]);
  const producerId = await publish(host);
  expect((await host.handle('media.capabilities', {})).producers).toMatchObject([{ producerId }]);
});

test('a room ends with its last visitor unless it was opened', async () => {
  const viewer = admit('viewer');
  await capabilities(viewer);
  expect(media.facts.rooms).toBe(1);
  viewer.close();
  expect(media.facts.rooms).toBe(0);
  await media.openRoom(streamId);
  admit('viewer').close();
  expect(media.facts.rooms).toBe(1);
  await media.closeRoom(streamId);
  await media.closeRoom(streamId);
  expect(media.facts.rooms).toBe(0);
});

test('who is put out of a closed room gets no further', async () => {
  const viewer = admit('viewer');
  await media.closeRoom(streamId);
  await expect(capabilities(viewer)).rejects.toMatchObject({ code: 'media-unavailable' });
});
