import { createSocketClient, reconnectDelayMs } from '@stallcast/shared/client';
import {
  MediaSession,
  type MediaSessionState,
  type MediaStatistics,
  type VideoCodec,
} from '@stallcast/shared/media-client';

/** What the page of the media tests can do; the tests call it through `window.show`. */
export interface ShowPage {
  publish(options: PublishOptions): Promise<void>;
  /** Starts to watch; resolves with the ms until the first decoded frame is on the screen. */
  watch(streamId: string): Promise<number>;
  leave(): void;
  readonly state: MediaSessionState;
  readonly problems: readonly string[];
  readonly playback: Playback;
  /** Begins to count anew. */
  resetPlayback(): void;
  setPlayerHeight(heightPx: number): void;
  pause(kind: 'audio' | 'video'): void;
  resume(kind: 'audio' | 'video'): void;
  statistics(): Promise<MediaStatistics | null>;
  /** Stops or starts the largest of the layers that are sent, as an encoder does when the network changes. */
  sendTopLayer(active: boolean): Promise<void>;
  /** How what is received (or sent) makes its way; null while there is no way. */
  wire(): Promise<Wire | null>;
  /** Asks the server for a way to send, past the session; the code it was refused with, or `ok`. */
  askToSend(): Promise<string>;
}

/** What the player did since it was last reset. */
export interface Playback {
  /** How often the tracks were exchanged, and the frames shown since the last time. */
  readonly exchanges: number;
  readonly framesSinceExchange: number;
  /** The longest time without a new frame, in ms; one that still lasts counts too. */
  readonly longestFreezeMs: number;
  /** For how long frames have been coming without a gap that one sees, in ms. */
  readonly flowingMs: number;
  /** When the last gap that one sees was over, by the page's clock. */
  readonly flowingSinceMs: number;
  /** Frames shown since the last reset, and how long ago that was, in ms. */
  readonly framesShown: number;
  readonly watchedMs: number;
  /** Socket connections that were opened, or tried. */
  readonly connections: number;
  /** Whether this page was told that the seller's picture is missing. */
  readonly interrupted: boolean;
}

/** What a page's browser knows of its way to the media server. */
export interface Wire {
  /** `udp` or `tcp`. */
  readonly protocol: string;
  /** Height of the largest picture that flows, in px. */
  readonly heightPx: number;
  /** Samples of sound that were played, and those of them that were made up because nothing had come. */
  readonly soundSamples: number;
  readonly madeUpSamples: number;
}

export interface PublishOptions {
  readonly streamId: string;
  /** The known camera, or a picture of this height drawn in the page (16:9). */
  readonly picture?: 'camera' | number;
  /** Draws so much that the encoder uses all the bits it may. */
  readonly busy?: boolean;
  readonly codecs?: readonly VideoCodec[];
  /** Publishes without the largest layer, until `sendTopLayer`. */
  readonly withoutTopLayer?: boolean;
}

declare global {
  interface Window {
    show: ShowPage;
    /** Where a test stands between this page and the real server: answers a ticket for a show. */
    askTicket?: (role: 'host' | 'viewer', streamId: string) => Promise<string>;
  }
}

// A page of the rig is not served by the server that it talks to.
const socket = createSocketClient(new URLSearchParams(location.search).get('server') ?? location.origin);
const problems: string[] = [];
let session: MediaSession | undefined;
/** A gap that is no longer than this is not seen, in ms. */
const seenGapMs = 400;
let connections = 1;
let interrupted = false;

const video = document.querySelector('video');
if (video === null) throw new Error('the page has no video');
const player: HTMLVideoElement = video;

async function connected(): Promise<void> {
  if (socket.status === 'connected') return;
  await new Promise<void>((resolve) => {
    const stop = socket.onStatus((status) => {
      if (status !== 'connected') return;
      stop();
      resolve();
    });
  });
}

async function open(
  role: 'host' | 'viewer',
  streamId: string,
  codecs?: readonly VideoCodec[],
): Promise<MediaSession> {
  const enter = async () => {
    const ticket = (await window.askTicket?.(role, streamId)) ?? streamId;
    await socket.request(role === 'host' ? 'show.host' : 'show.watch', { ticket });
  };
  await connected();
  await enter();
  const opened = new MediaSession({
    role,
    request: socket.request,
    ...(codecs !== undefined && { videoCodecs: codecs }),
  });
  opened.on('problem', ({ error }) => problems.push(String(error)));
  socket.on('media.producers', ({ producers }) => opened.handleProducers(producers));
  socket.on('media.reset', () => opened.handleReset());
  socket.on('show.state', (state) => (interrupted = state.interrupted));
  socket.onStatus((status) => {
    if (status === 'connecting') return;
    if (status === 'connected') void enterAgain(enter).then(() => opened.restart());
    else connections += 1;
  });
  opened.on('tracks', () =>
    Object.assign(playback, { exchanges: playback.exchanges + 1, framesSinceExchange: 0 }),
  );
  session = opened;
  return opened;
}

/** Enters on the connection that stands, as often as it takes: the server may not be able to yet. */
async function enterAgain(enter: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; socket.status === 'connected'; attempt += 1) {
    try {
      await enter();
      return;
    } catch (error) {
      problems.push(String(error));
      await new Promise((resolve) => setTimeout(resolve, reconnectDelayMs(attempt + 1, Math.random())));
    }
  }
}

function requireSession(): MediaSession {
  if (session === undefined) throw new Error('nothing is open');
  return session;
}

let videoSender: RTCRtpSender | undefined;
const addTransceiver = RTCPeerConnection.prototype.addTransceiver;
RTCPeerConnection.prototype.addTransceiver = function (trackOrKind, init) {
  const transceiver = addTransceiver.call(this, trackOrKind, init);
  if (typeof trackOrKind !== 'string' && trackOrKind.kind === 'video') videoSender = transceiver.sender;
  return transceiver;
};

/** The connection that media goes over. */
let connection: RTCPeerConnection | undefined;
window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
  construct(Original, [configuration]: [RTCConfiguration?]) {
    connection = new Original(configuration);
    return connection;
  },
});

type Report = Readonly<Record<string, unknown>>;
const numberIn = (report: Report | undefined, key: string) => Number(report?.[key] ?? 0);

async function readWire(): Promise<Wire | null> {
  const reports = new Map<string, Report>(await connection?.getStats());
  const all = [...reports.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const pair = reports.get(String(transport?.['selectedCandidatePairId']));
  const local = reports.get(String(pair?.['localCandidateId']));
  if (local === undefined) return null;
  const flows = all.filter(({ type }) => type === 'inbound-rtp' || type === 'outbound-rtp');
  const heights = flows.filter((flow) => numberIn(flow, 'framesPerSecond') > 0);
  const sound = flows.find(({ kind }) => kind === 'audio');
  return {
    protocol: String(local['protocol']),
    heightPx: Math.max(0, ...heights.map((flow) => numberIn(flow, 'frameHeight'))),
    soundSamples: numberIn(sound, 'totalSamplesReceived'),
    madeUpSamples: numberIn(sound, 'concealedSamples'),
  };
}

/** From now on senders begin without their largest layer. */
function holdTopLayer(): void {
  const add = RTCPeerConnection.prototype.addTransceiver;
  RTCPeerConnection.prototype.addTransceiver = function (trackOrKind, init) {
    const top = init?.sendEncodings?.at(-1);
    if (top !== undefined) top.active = false;
    return add.call(this, trackOrKind, init);
  };
}

/** A moving picture drawn here, 15 frames a second. */
function drawn(heightPx: number, busy: boolean): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = (heightPx * 16) / 9;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    frame += 1;
    if (context === null) return;
    context.fillStyle = `hsl(${frame % 360} 80% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (busy) drawConfetti(context);
    context.fillStyle = 'white';
    context.fillRect((frame * 8) % canvas.width, heightPx / 4, heightPx / 4, heightPx / 2);
  }, 1000 / 15);
  return canvas.captureStream(15);
}

function drawConfetti(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  for (let piece = 0; piece < 300; piece += 1) {
    context.fillStyle = `hsl(${Math.random() * 360} 70% 50%)`;
    context.fillRect(Math.random() * width, Math.random() * height, width / 40, height / 20);
  }
}

const playback = {
  exchanges: 0,
  framesSinceExchange: 0,
  framesShown: 0,
  watchedSinceMs: performance.now(),
  longestFreezeMs: 0,
  lastFrameAtMs: performance.now(),
  flowingSinceMs: performance.now(),
};

function resetPlayback(): void {
  Object.assign(playback, {
    exchanges: 0,
    framesSinceExchange: 0,
    framesShown: 0,
    watchedSinceMs: performance.now(),
    longestFreezeMs: 0,
    lastFrameAtMs: performance.now(),
    flowingSinceMs: performance.now(),
  });
}

function countFrames(): void {
  player.requestVideoFrameCallback((nowMs) => {
    const gapMs = nowMs - playback.lastFrameAtMs;
    playback.longestFreezeMs = Math.max(playback.longestFreezeMs, gapMs);
    if (gapMs > seenGapMs) playback.flowingSinceMs = nowMs;
    playback.lastFrameAtMs = nowMs;
    playback.framesSinceExchange += 1;
    playback.framesShown += 1;
    countFrames();
  });
}

async function firstFrame(): Promise<void> {
  await new Promise<void>((resolve) => player.requestVideoFrameCallback(() => resolve()));
}

window.show = {
  async publish({ streamId, picture = 'camera', busy = false, codecs, withoutTopLayer = false }) {
    if (withoutTopLayer) holdTopLayer();
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const devices = await navigator.mediaDevices.getUserMedia({ audio, video: picture === 'camera' });
    const [audioTrack] = devices.getAudioTracks();
    const pictures = picture === 'camera' ? devices : drawn(picture, busy);
    const [videoTrack] = pictures.getVideoTracks();
    if (videoTrack === undefined || audioTrack === undefined) throw new Error('no camera or no microphone');
    const opened = await open('host', streamId, codecs);
    opened.publish({ video: videoTrack, audio: audioTrack });
  },
  async watch(streamId) {
    await connected();
    const startedAtMs = performance.now();
    const opened = await open('viewer', streamId);
    const frame = firstFrame();
    player.srcObject = opened.stream;
    opened.play();
    await player.play();
    await frame;
    resetPlayback();
    countFrames();
    return performance.now() - startedAtMs;
  },
  leave() {
    session?.close();
    session = undefined;
    player.srcObject = null;
  },
  get state() {
    return session?.state ?? 'idle';
  },
  problems,
  get playback() {
    const lastingMs = performance.now() - playback.lastFrameAtMs;
    const flowingMs = lastingMs > seenGapMs ? 0 : performance.now() - playback.flowingSinceMs;
    return {
      ...playback,
      ...{ connections, flowingMs, interrupted },
      watchedMs: performance.now() - playback.watchedSinceMs,
      longestFreezeMs: Math.max(playback.longestFreezeMs, lastingMs),
    };
  },
  wire: readWire,
  resetPlayback,
  setPlayerHeight: (heightPx) => requireSession().setPlayerHeight(heightPx),
  pause: (kind) => requireSession().pause(kind),
  resume: (kind) => requireSession().resume(kind),
  statistics: () => requireSession().statistics(),
  async sendTopLayer(active) {
    if (videoSender === undefined) throw new Error('nothing is sent');
    const parameters = videoSender.getParameters();
    const top = parameters.encodings.at(-1);
    if (top !== undefined) top.active = active;
    await videoSender.setParameters(parameters);
  },
  async askToSend() {
    try {
      await socket.request('media.createTransport', { direction: 'send' });
      return 'ok';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  },
};
