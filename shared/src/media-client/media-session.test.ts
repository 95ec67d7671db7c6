import { FakeMediaStreamTrack } from 'fake-mediastreamtrack';
import { Device, FakeHandler, type types } from 'mediasoup-client';
import * as fake from 'mediasoup-client/fakeParameters';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MediaRequestName, ProducerInfo, RequestPayload, RequestReply } from '../contract/index.ts';
import { MediaSession } from './media-session.ts';

type Answers = { [Name in MediaRequestName]: (payload: RequestPayload<Name>) => Promise<RequestReply<Name>> };

let asked: string[];
let layersAsked: number[];
let published: ProducerInfo[];
let transports: types.Transport[];
let session: MediaSession;
let answers: Answers;

beforeEach(() => {
  asked = [];
  layersAsked = [];
  published = [];
  transports = [];
  answers = usualAnswers();
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

function usualAnswers(): Answers {
  let nextId = 0;
  const id = (name: string) => `${name}${(nextId += 1)}`;
  return {
    'media.capabilities': async () => {
      const { codecs = [], headerExtensions = [] } = fake.generateRouterRtpCapabilities();
      return { rtpCapabilities: { codecs, headerExtensions }, producers: published };
    },
    'media.createTransport': async ({ direction }) => ({
      transportId: id(direction),
      iceParameters: { usernameFragment: 'u', password: 'p', iceLite: true },
      iceCandidates: [],
      dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'AB' }] },
    }),
    'media.connectTransport': async () => ({}),
    'media.restartIce': async () => ({ iceParameters: { usernameFragment: 'u2', password: 'p2' } }),
    'media.produce': async ({ kind }) => ({ producerId: id(kind) }),
    'media.pauseProducer': async () => ({}),
    'media.consume': async ({ producerId }) => {
      const kind = published.find((producer) => producer.producerId === producerId)?.kind ?? 'video';
      const codecMimeType = kind === 'audio' ? 'audio/opus' : 'video/VP8';
      const { rtpParameters } = fake.generateConsumerRemoteParameters({ codecMimeType });
      return { consumerId: id('consumer'), producerId, kind, rtpParameters };
    },
    'media.resumeConsumer': async () => ({}),
    'media.setPreferredLayers': async ({ spatialLayer }) => {
      layersAsked.push(spatialLayer);
      return {};
    },
  };
}

function start(role: 'host' | 'viewer'): MediaSession {
  session = new MediaSession({
    role,
    random: () => 0,
    createDevice: async () => {
      const device = new Device({ handlerFactory: FakeHandler.createFactory(fake) });
      device.observer.on('newtransport', (transport) => transports.push(transport));
      return device;
    },
    request: async (name, payload) => {
      asked.push(name.replace('media.', ''));
      const answer: Answers[typeof name] = answers[name];
      return answer(payload);
    },
  });
  return session;
}

function track(kind: 'audio' | 'video'): MediaStreamTrack {
  return new FakeMediaStreamTrack({ kind, settings: { width: 1280, height: 720 } });
}

/** What the browser would report of the newest transport. */
function setPath(state: types.ConnectionState): void {
  const handler = transports.at(-1)?.handler;
  if (!(handler instanceof FakeHandler)) throw new Error('no transport');
  handler.setConnectionState(state);
}

async function untilAsked(name: string, times = 1): Promise<void> {
  await vi.waitFor(() => expect(asked.filter((other) => other === name)).toHaveLength(times));
}

function count(name: string): number {
  return asked.filter((other) => other === name).length;
}

async function startPublishing(): Promise<void> {
  start('host').publish({ audio: track('audio'), video: track('video') });
  await untilAsked('produce', 2);
  setPath('connected');
  expect(session.state).toBe('connected');
}

test('a host publishes sound first, then the picture, over one transport', async () => {
  await startPublishing();
  expect(asked).toEqual(['capabilities', 'createTransport', 'connectTransport', 'produce', 'produce']);
});

test('a track is replaced without publishing anew, and muted at the server too', async () => {
  await startPublishing();
  session.replaceTrack('video', track('video'));
  session.pause('audio');
  await untilAsked('pauseProducer');
  session.resume('audio');
  await untilAsked('pauseProducer', 2);
  expect(count('produce')).toBe(2);
});

test('a viewer waits for someone to publish, then plays: resumed once it is ready', async () => {
  start('viewer').play();
  await vi.waitFor(() => expect(session.state).toBe('connected'));
  expect(asked).toEqual(['capabilities']);
  published = [
    { producerId: 'sound', kind: 'audio', paused: false },
    { producerId: 'picture', kind: 'video', paused: false },
  ];
  session.handleProducers(published);
  await untilAsked('resumeConsumer', 2);
  expect(asked.slice(1)).toEqual([
    ...['capabilities', 'createTransport', 'consume', 'consume', 'connectTransport'],
    ...['setPreferredLayers', 'resumeConsumer', 'resumeConsumer'],
  ]);
});

test('a smaller player asks for a smaller layer, once', async () => {
  published = [{ producerId: 'picture', kind: 'video', paused: false }];
  start('viewer').play();
  await untilAsked('resumeConsumer');
  session.setPlayerHeight(150);
  await untilAsked('setPreferredLayers', 2);
  session.setPlayerHeight(160);
  session.setPlayerHeight(1080);
  await untilAsked('setPreferredLayers', 3);
  expect(layersAsked).toEqual([2, 0, 2]);
});

test('a rebuilt room is entered anew at once, however often it is told', async () => {
  await startPublishing();
  asked = [];
  for (let times = 0; times < 5; times += 1) session.handleReset();
  await untilAsked('produce', 2);
  expect(count('createTransport')).toBe(1);
  expect(transports.filter((transport) => !transport.closed)).toHaveLength(1);
});

test('an attempt that hangs is left behind by a restart, and what it opens late is closed', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { 'media.createTransport': createTransport } = answers;
  answers['media.createTransport'] = async (payload) => {
    const reply = await createTransport(payload);
    await promise;
    return reply;
  };
  start('host').publish({ audio: track('audio') });
  await untilAsked('createTransport');
  answers['media.createTransport'] = createTransport;
  session.restart();
  await untilAsked('produce');
  resolve();
  await vi.waitFor(() => expect(transports).toHaveLength(2));
  await vi.waitFor(() => expect(transports.filter((transport) => !transport.closed)).toHaveLength(1));
  expect(count('produce')).toBe(1);
});

test('what fails is tried again, waiting longer each time, and is told', async () => {
  vi.useFakeTimers();
  const problems: number[] = [];
  const { 'media.capabilities': capabilities } = answers;
  answers['media.capabilities'] = () => Promise.reject(new Error('down'));
  start('host').on('problem', ({ attempt }) => problems.push(attempt));
  session.publish({ audio: track('audio') });
  await vi.advanceTimersByTimeAsync(10);
  await vi.advanceTimersByTimeAsync(300);
  await vi.advanceTimersByTimeAsync(500);
  expect(problems).toEqual([0, 1, 2, 3]);
  expect(session.state).toBe('connecting');
  await vi.advanceTimersByTimeAsync(600);
  expect(problems).toHaveLength(4);
  answers['media.capabilities'] = capabilities;
  await vi.advanceTimersByTimeAsync(3000);
  expect(count('produce')).toBe(1);
});

test('a path that failed gets new ICE credentials at once, one that stutters after 2 s', async () => {
  await startPublishing();
  vi.useFakeTimers();
  setPath('disconnected');
  await vi.advanceTimersByTimeAsync(1900);
  expect(count('restartIce')).toBe(0);
  setPath('connected');
  await vi.advanceTimersByTimeAsync(5000);
  expect(count('restartIce')).toBe(0);
  setPath('disconnected');
  await vi.advanceTimersByTimeAsync(2100);
  expect(count('restartIce')).toBe(1);
  expect(session.state).toBe('reconnecting');
  setPath('failed');
  await vi.advanceTimersByTimeAsync(10);
  expect(count('restartIce')).toBe(2);
  // As long as nothing comes of it.
  await vi.advanceTimersByTimeAsync(11_000);
  expect(count('restartIce')).toBe(4);
  setPath('connected');
  expect(session.state).toBe('connected');
  expect(count('createTransport')).toBe(1);
});

test('a transport that the server does not know any more is built anew', async () => {
  await startPublishing();
  answers['media.restartIce'] = () => Promise.reject(new Error('not found'));
  setPath('failed');
  await untilAsked('produce', 4);
  expect(transports.filter((transport) => !transport.closed)).toHaveLength(1);
});

test('a closed session asks for nothing more, and leaves the tracks to their owner', async () => {
  const audio = track('audio');
  start('host').publish({ audio });
  await untilAsked('produce');
  session.close();
  session.close();
  asked = [];
  session.restart();
  session.publish({ video: track('video') });
  session.handleProducers([]);
  await Promise.resolve();
  expect(asked).toEqual([]);
  expect(session.state).toBe('closed');
  expect(audio.readyState).toBe('live');
});
