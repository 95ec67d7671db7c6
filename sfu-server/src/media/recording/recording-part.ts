import type { types } from 'mediasoup';
import { timeouts } from '../../platform/timeouts.ts';
import type { RouterLease } from '../worker-pool.ts';
import { mp4VideoTimescale } from './conform-part.ts';
import { Ffmpeg } from './ffmpeg.ts';
import { sendLifeSigns } from './life-signs.ts';
import { listensOn, pickPortPairs } from './loopback-ports.ts';
import { notePart } from './part-files.ts';
import { describeRtp, type RtpStream } from './rtp-description.ts';

/** What one part takes: the seller's sound, picture, or both, and which layer of the picture. */
export interface PartSource {
  readonly audio: types.Producer | undefined;
  readonly video: types.Producer | undefined;
  /** Counted from the lowest published; null where there is one only. */
  readonly layer: number | null;
}

export interface PartOptions {
  readonly lease: RouterLease;
  readonly source: PartSource;
  /** File to write; its extension is the container. */
  readonly path: string;
  readonly ffmpegPath: string;
}

interface Feed {
  readonly stream: RtpStream;
  readonly transport: types.PlainTransport;
  readonly consumer: types.Consumer;
}

/**
 * One file of a recording while it is written: consumers of the room, packets over loopback, ffmpeg. What is in the file survives the
 * death of either, up to the last second.
 */
export class RecordingPart {
  readonly source: PartSource;
  /** Absolute. */
  readonly path: string;
  readonly startedAtMs = performance.now();
  readonly #ffmpeg: Ffmpeg;
  readonly #feeds: readonly Feed[];
  readonly #lifeSigns: { close(): void };
  #keyFrameTimer: NodeJS.Timeout | undefined;
  #over = false;
  #failure: unknown;
  #layerLost = false;
  #closing: Promise<void> | undefined;

  /** Starts to record; resolves when packets flow into a listening ffmpeg. Throws when that cannot be had. */
  static async start(options: PartOptions): Promise<RecordingPart> {
    const { audio, video } = options.source;
    const producers = [audio, video].filter((producer) => producer !== undefined);
    const ports = await pickPortPairs(producers.length);
    const feeds: Feed[] = [];
    try {
      for (const [index, producer] of producers.entries()) {
        feeds.push(await openFeed(options, producer, ports[index] ?? 0));
      }
      const part = new RecordingPart(options, feeds);
      await part.#begin(options.path);
      return part;
    } catch (error) {
      closeFeeds(feeds);
      throw error;
    }
  }

  private constructor({ source, path, ffmpegPath }: PartOptions, feeds: readonly Feed[]) {
    this.source = source;
    this.path = path;
    this.#feeds = feeds;
    this.#ffmpeg = new Ffmpeg(
      ffmpegPath,
      recordingArguments(
        feeds.map((feed) => feed.stream),
        path,
      ),
    );
    this.#lifeSigns = sendLifeSigns(feeds.map(({ stream }) => stream.port));
    const end = () => {
      this.#over = true;
      this.#lifeSigns.close();
    };
    this.#ffmpeg.done.then(end, (error: unknown) => {
      this.#failure = error;
      end();
    });
    for (const { consumer } of feeds) {
      consumer.observer.once('close', end);
      consumer.on('layerschange', (layers) => this.#handleLayer(consumer, layers?.spatialLayer));
    }
  }

  /** Whether nothing more will come into this file. */
  get over(): boolean {
    return this.#over;
  }

  /** Whether the room could not keep up the layer that this file began with. */
  get layerLost(): boolean {
    return this.#layerLost;
  }

  /** Why ffmpeg ended before it was told to; undefined if it did not. */
  get failure(): unknown {
    return this.#failure;
  }

  get ffmpegPid(): number | undefined {
    return this.#ffmpeg.pid;
  }

  /** Stops the packets and lets ffmpeg finish the file. Never throws; safe to repeat. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#keyFrameTimer);
    await this.#ffmpeg.end();
    this.#lifeSigns.close();
    closeFeeds(this.#feeds);
  }

  async #begin(path: string): Promise<void> {
    try {
      await this.#listening();
      await notePart(path, Date.now());
      await Promise.all(this.#feeds.map(({ consumer }) => consumer.resume()));
      await this.#followKeyFrames();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Packets before ffmpeg listens would be lost, the first key frame among them. */
  async #listening(): Promise<void> {
    const deadlineMs = performance.now() + timeouts.recorderListenMs;
    for (const { stream } of this.#feeds) {
      while (!(await listensOn(stream.port))) {
        if (!this.#ffmpeg.running) await this.#ffmpeg.done;
        if (this.#over || performance.now() > deadlineMs) throw new Error('ffmpeg does not listen');
      }
    }
  }

  /** Asks for the first key frame, and for another whenever there was none for a while. */
  async #followKeyFrames(): Promise<void> {
    const video = this.#feeds.find(({ consumer }) => consumer.kind === 'video')?.consumer;
    if (video === undefined) return;
    // Viewers who join cause key frames too; each one spared is bandwidth for the picture.
    video.on('trace', () => this.#askForKeyFrameLater(video));
    await video.enableTraceEvent(['keyframe']);
    await video.requestKeyFrame();
    this.#askForKeyFrameLater(video);
  }

  /** Only key frames can be jumped to in the replay, and the seller's encoder makes none by itself. */
  #askForKeyFrameLater(video: types.Consumer): void {
    clearTimeout(this.#keyFrameTimer);
    if (this.#over) return;
    this.#keyFrameTimer = setTimeout(() => {
      this.#askForKeyFrameLater(video);
      // Fails only when the room is being taken down.
      video.requestKeyFrame().catch(() => undefined);
    }, timeouts.recorderKeyFrameEveryMs);
  }

  #handleLayer(consumer: types.Consumer, layer: number | undefined): void {
    if (this.source.layer === null || layer === undefined || layer === this.source.layer) return;
    this.#layerLost = true;
    // Frames of another size would spoil the file: no more of them.
    consumer.pause().catch(() => undefined);
  }
}

async function openFeed(
  { lease, source }: PartOptions,
  producer: types.Producer,
  port: number,
): Promise<Feed> {
  const transport = await lease.router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
    rtcpMux: false,
    comedia: false,
  });
  try {
    await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
    const consumer = await transport.consume({
      producerId: producer.id,
      rtpCapabilities: plainCapabilities(lease.router.rtpCapabilities, producer),
      paused: true,
      enableRtx: false,
      ...(producer.kind === 'video' &&
        source.layer !== null && { preferredLayers: { spatialLayer: source.layer } }),
    });
    const [codec] = consumer.rtpParameters.codecs;
    if (codec === undefined) throw new Error('a consumer without a codec');
    return { transport, consumer, stream: { kind: producer.kind, port, codec } };
  } catch (error) {
    transport.close();
    throw error;
  }
}

/** What ffmpeg takes: the producer's own codec, without retransmission or feedback, as nothing is lost on the way. */
function plainCapabilities(
  capabilities: types.RtpCapabilities,
  producer: types.Producer,
): types.RtpCapabilities {
  const mimeType = producer.rtpParameters.codecs[0]?.mimeType.toLowerCase();
  const codecs = (capabilities.codecs ?? []).filter((codec) => codec.mimeType.toLowerCase() === mimeType);
  return { codecs: codecs.map((codec) => ({ ...codec, rtcpFeedback: [] })), headerExtensions: [] };
}

function closeFeeds(feeds: readonly Feed[]): void {
  for (const { transport } of feeds) transport.close();
}

/** Extension of the container that fits what a producer sends. */
export function containerFor(video: types.Producer | undefined): 'mp4' | 'webm' {
  return video?.rtpParameters.codecs[0]?.mimeType.toLowerCase() === 'video/vp8' ? 'webm' : 'mp4';
}

function recordingArguments(streams: readonly RtpStream[], path: string): string[] {
  const description = Buffer.from(describeRtp(streams)).toString('base64');
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin', '-y'],
    ...['-protocol_whitelist', 'data,rtp,udp', '-localaddr', '127.0.0.1'],
    // In seconds; see life-signs.ts.
    ...['-listen_timeout', String(timeouts.recorderOrphanMs / 1000)],
    // Bursts of a key frame must fit; retransmitted packets come late and out of order.
    ...['-buffer_size', '4194304', '-reorder_queue_size', '1000', '-max_delay', '1000000'],
    // The codecs are known: look no longer than until the first key frame.
    ...['-fpsprobesize', '0', '-analyzeduration', '3000000', '-probesize', '10000000'],
    ...['-f', 'sdp', '-i', `data:application/sdp;base64,${description}`, '-map', '0', '-c:v', 'copy'],
    ...containerArguments(path),
    // A muted track must not hold back the other one.
    ...['-max_interleave_delta', '1000000', '-flush_packets', '1', path],
  ];
}

function containerArguments(path: string): string[] {
  if (path.endsWith('.webm')) return ['-c:a', 'copy', '-cluster_time_limit', '1000', '-f', 'webm'];
  return [
    // Opus in MP4 plays in newer Safari only, AAC everywhere, at about a hundredth of a core. `aresample` fills the gaps of a
    // muted microphone with silence, so that sound and picture stay together.
    ...['-c:a', 'aac', '-b:a', '128k', '-af', 'aresample=async=1000'],
    // Fragments of a second: what was written plays even when ffmpeg is killed.
    ...['-movflags', '+empty_moov+default_base_moof+frag_keyframe', '-frag_duration', '1000000'],
    ...[...mp4VideoTimescale, '-f', 'mp4'],
  ];
}
