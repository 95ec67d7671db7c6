import { createSocketClient } from '@stallcast/shared/client';
import { MediaSession, type MediaSessionState, type MediaStatistics, type VideoCodec } from '@stallcast/shared/media-client';

/** What the page of the media tests can do; the tests call it through `window.show`. */
export interface ShowPage {
  publish(options: PublishOptions): Promise<void>;
  /** Starts to watch; resolves with the ms until the first decoded frame is on the screen. */
  watch(streamId: string): Promise<number>;
  leave(): void;
  readonly state: MediaSessionState;
  readonly problems: readonly string[];
  /** Frames decoded so far; for a background page, which presents none. */
  decodedFrames(): Promise<number>;
  setPlayerHeight(heightPx: number): void;
  pause(kind: 'audio' | 'video'): void;
  resume(kind: 'audio' | 'video'): void;
  statistics(): Promise<MediaStatistics | null>;
  /** Asks the server something directly, past the session; the code it was refused with, or `ok`. */
  ask(name: 'media.produce' | 'media.createTransport', payload: never): Promise<string>;
}

export interface PublishOptions {
  readonly streamId: string;
  readonly codecs?: readonly VideoCodec[];
  readonly widthPx?: number;
  readonly heightPx?: number;
}

declare global {
  interface Window {
    show: ShowPage;
  }
}

const socket = createSocketClient(location.origin);
const problems: string[] = [];
let session: MediaSession | undefined;

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

async function open(role: 'host' | 'viewer', streamId: string, codecs?: readonly VideoCodec[]): Promise<MediaSession> {
  const enter = () => socket.request(role === 'host' ? 'show.host' : 'show.watch', { ticket: streamId });
  await connected();
  await enter();
  const opened = new MediaSession({ role, request: socket.request, ...(codecs !== undefined && { videoCodecs: codecs }) });
  opened.on('problem', ({ error }) => problems.push(String(error)));
  socket.on('media.producers', ({ producers }) => opened.handleProducers(producers));
  socket.on('media.reset', () => opened.handleReset());
  socket.onStatus((status) => {
    if (status === 'connected') void enter().then(() => opened.restart());
  });
  session = opened;
  return opened;
}

function requireSession(): MediaSession {
  if (session === undefined) throw new Error('nothing is open');
  return session;
}

async function firstFrame(): Promise<void> {
  await new Promise<void>((resolve) => player.requestVideoFrameCallback(() => resolve()));
}

window.show = {
  async publish({ streamId, codecs, widthPx = 640, heightPx = 360 }) {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: widthPx, height: heightPx, frameRate: 15 },
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    const [videoTrack] = stream.getVideoTracks();
    const [audioTrack] = stream.getAudioTracks();
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
  async decodedFrames() {
    return player.getVideoPlaybackQuality().totalVideoFrames;
  },
  setPlayerHeight: (heightPx) => requireSession().setPlayerHeight(heightPx),
  pause: (kind) => requireSession().pause(kind),
  resume: (kind) => requireSession().resume(kind),
  statistics: () => requireSession().statistics(),
  async ask(name, payload) {
    try {
      await socket.request(name, payload);
      return 'ok';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  },
};
