import { Device, type types } from 'mediasoup-client';
import { reconnectDelayMs } from '../client/reconnect-policy.ts';
import { wait } from '../client/wait.ts';
import type { ProducerInfo } from '../contract/index.ts';
import { untilAborted } from './abortable.ts';
import type { MediaSessionEvents, MediaSessionState, TrackKind } from './media-events.ts';
import { MediaPath } from './media-path.ts';
import type { MediaSessionOptions } from './media-session-options.ts';
import { type MediaStatistics, StatisticsReader } from './media-statistics.ts';
import { Player } from './player.ts';
import { Publisher } from './publisher.ts';
import { spatialLayerFor, usualTopHeightPx } from './simulcast.ts';
import { TypedEvents } from './typed-events.ts';

/** What is open at the moment; thrown away as a whole and built again when any of it breaks. */
interface Link {
  readonly path: MediaPath;
  readonly flow: Publisher | Player;
  readonly statistics: StatisticsReader;
}

/**
 * Media of one show in a page: publishes tracks (host) or plays what is published (viewer), and keeps doing so over lost networks,
 * rebuilt rooms and new sockets until closed. Its methods only note what is wanted; one loop at a time makes it so,
 * so that two repairs never run into each other.
 */
export class MediaSession {
  /** What the viewer's player shows: always the same object, its tracks change. */
  readonly stream: MediaStream | null = typeof MediaStream === 'undefined' ? null : new MediaStream();
  readonly #options: MediaSessionOptions;
  readonly #events = new TypedEvents<MediaSessionEvents>();

  readonly #tracks = new Map<TrackKind, MediaStreamTrack>();
  readonly #paused = new Set<TrackKind>();
  #producers: readonly ProducerInfo[] = [];
  #spatialLayer: 0 | 1 | 2 = 2;
  #wanted = false;

  #device: Promise<Device> | undefined;
  #link: Link | undefined;
  /** Broken links whose last picture is still shown. */
  #retired: Link[] = [];
  #state: MediaSessionState = 'idle';
  #everConnected = false;
  /** Something wanted changed since the loop last looked. */
  #dirty = false;
  #iceBroken = false;
  #running = false;
  #attempt = 0;
  /** Ends the attempt or the wait under way, to begin afresh. */
  #abort = new AbortController();

  constructor(options: MediaSessionOptions) {
    this.#options = options;
  }

  get state(): MediaSessionState {
    return this.#state;
  }

  /** Listens to an event; call the result to stop. */
  on<Name extends keyof MediaSessionEvents>(
    name: Name,
    listener: (payload: MediaSessionEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }

  /** Loads what playing or publishing needs before it is wanted, to be faster then. Never throws: the real start tries again. */
  async prewarm(): Promise<void> {
    try {
      await this.#enter();
    } catch {
      // Nothing is lost: `play` and `publish` begin again from here, and report what fails.
    }
  }

  /** Host: publishes these tracks, or replaces the ones of the same kind. The tracks stay the caller's: it stops them. */
  publish(tracks: { readonly audio?: MediaStreamTrack; readonly video?: MediaStreamTrack }): void {
    if (tracks.audio !== undefined) this.#tracks.set('audio', tracks.audio);
    if (tracks.video !== undefined) this.#tracks.set('video', tracks.video);
    this.#want();
  }

  /** Host: sends another track in the place of the one of its kind; viewers see no gap. */
  replaceTrack(kind: TrackKind, track: MediaStreamTrack): void {
    this.#tracks.set(kind, track);
    this.#want();
  }

  /** Host: mutes a track at its source and at the server. */
  pause(kind: TrackKind): void {
    this.#paused.add(kind);
    this.#wake();
  }

  /** Host: undoes `pause`. */
  resume(kind: TrackKind): void {
    this.#paused.delete(kind);
    this.#wake();
  }

  /** Viewer: plays whatever is published, now and later, into `stream`. */
  play(): void {
    this.#want();
  }

  /** Viewer: tells how tall the player is, in device pixels, so that no larger layer is fetched than it can show. */
  setPlayerHeight(heightPx: number, topHeightPx: number = usualTopHeightPx): void {
    const layer = spatialLayerFor(heightPx, topHeightPx);
    if (layer === this.#spatialLayer) return;
    this.#spatialLayer = layer;
    this.#wake();
  }

  /** The server's list of who publishes changed (`media.producers`). */
  handleProducers(producers: readonly ProducerInfo[]): void {
    this.#producers = producers;
    this.#wake();
  }

  /** The server's room was built anew (`media.reset`). */
  handleReset(): void {
    this.restart();
  }

  /** Builds everything anew; for after the show was entered again on a new socket. */
  restart(): void {
    if (this.#state === 'closed') return;
    this.#dropLink();
    this.#attempt = 0;
    this.#abort.abort();
    this.#wake();
  }

  /** How well media flows, over the time since the last call; null while nothing is open. */
  async statistics(): Promise<MediaStatistics | null> {
    const link = this.#link;
    if (link === undefined || !link.path.connected) return null;
    const report = await link.path.transport.getStats();
    return link.statistics.read(report, performance.now());
  }

  /** Ends the session for good. Tracks handed in go on. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#setState('closed');
    this.#abort.abort();
    for (const track of this.stream?.getTracks() ?? []) this.stream?.removeTrack(track);
    this.#dropLink();
    this.#events.clear();
  }

  #want(): void {
    this.#wanted = true;
    if (this.#state === 'idle') this.#setState('connecting');
    this.#wake();
  }

  #wake(): void {
    this.#dirty = true;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#dirty && this.#wanted && this.#state !== 'closed') {
      this.#dirty = false;
      this.#abort = new AbortController();
      await this.#attemptOnce(this.#abort.signal);
    }
    this.#running = false;
  }

  async #attemptOnce(signal: AbortSignal): Promise<void> {
    try {
      await untilAborted(this.#reconcile(signal), signal);
      this.#attempt = 0;
      this.#judgeState();
    } catch (error) {
      if (signal.aborted) return;
      this.#dropLink();
      this.#setState(this.#everConnected ? 'reconnecting' : 'connecting');
      this.#events.emit('problem', { error, attempt: this.#attempt });
      await wait(reconnectDelayMs(this.#attempt, (this.#options.random ?? Math.random)()), signal);
      this.#attempt += 1;
      this.#dirty = true;
    }
  }

  /** Brings what is open in line with what is wanted. Throws if that failed; then everything is built anew. */
  async #reconcile(signal: AbortSignal): Promise<void> {
    const link = this.#link ?? (await this.#open(signal));
    if (link === undefined) return;
    if (this.#iceBroken) {
      this.#iceBroken = false;
      await link.path.restartIce();
    }
    if (link.flow instanceof Publisher) return link.flow.sync({ tracks: this.#tracks, paused: this.#paused });
    await link.flow.sync(this.#producers, this.#spatialLayer);
    if (!signal.aborted) this.#showTracks(link.flow.tracks);
  }

  /** Opens a path, or nothing where there is nothing to play yet. */
  async #open(signal: AbortSignal): Promise<Link | undefined> {
    const device = await this.#enter();
    const host = this.#options.role === 'host';
    if (signal.aborted || (!host && this.#producers.length === 0)) return undefined;
    const path = await MediaPath.open(host ? 'send' : 'recv', {
      device,
      request: this.#options.request,
      iceServers: this.#options.iceServers ?? [],
      onState: () => this.#judgeState(),
      onBroken: () => this.#repairPath(path),
    });
    if (signal.aborted) {
      path.close();
      return undefined;
    }
    const flow = host
      ? new Publisher(path, device, this.#options.request, this.#options.videoCodecs ?? ['H264', 'VP8'])
      : new Player(path, device, this.#options.request);
    this.#link = { path, flow, statistics: new StatisticsReader(host ? 'outgoing' : 'incoming') };
    return this.#link;
  }

  /** Asks what the room can do and who publishes; loads the device once. */
  async #enter(): Promise<Device> {
    const { rtpCapabilities, producers } = await this.#options.request('media.capabilities', {});
    this.#producers = producers;
    this.#device ??= this.#loadDevice(rtpCapabilities);
    try {
      return await this.#device;
    } catch (error) {
      this.#device = undefined;
      throw error;
    }
  }

  async #loadDevice(routerRtpCapabilities: types.RtpCapabilities): Promise<Device> {
    const device = await (this.#options.createDevice ?? (() => Device.factory()))();
    await device.load({ routerRtpCapabilities });
    return device;
  }

  #repairPath(path: MediaPath): void {
    if (this.#link?.path !== path) return;
    this.#iceBroken = true;
    this.#judgeState();
    this.#wake();
  }

  #judgeState(): void {
    if (this.#state === 'closed' || !this.#wanted) return;
    if (this.#link === undefined || this.#link.path.connected) {
      this.#everConnected ||= this.#link !== undefined;
      this.#setState('connected');
    } else {
      this.#setState(this.#everConnected ? 'reconnecting' : 'connecting');
    }
  }

  #dropLink(): void {
    const link = this.#link;
    this.#link = undefined;
    this.#iceBroken = false;
    if (link === undefined) return;
    link.path.giveUp();
    this.#retired.push(link);
    this.#releaseRetired();
  }

  /** Closes what is over and not shown any more. Closed earlier, it would turn the player black until the next picture comes. */
  #releaseRetired(): void {
    const shown = this.stream?.getTracks() ?? [];
    if (this.#link?.flow instanceof Player) this.#link.flow.release(shown);
    const isShown = ({ flow }: Link) => flow instanceof Player && flow.gave(shown);
    for (const link of this.#retired) if (!isShown(link)) link.path.close();
    this.#retired = this.#retired.filter(isShown);
  }

  /** Puts new tracks in the place of those of their kind. */
  #showTracks(tracks: readonly MediaStreamTrack[]): void {
    const { stream } = this;
    if (stream === null) return;
    const before = stream.getTracks();
    const fresh = tracks.filter((track) => !before.includes(track));
    if (fresh.length === 0) return;
    for (const track of fresh) stream.addTrack(track);
    const replaced = before.filter((old) => fresh.some((track) => track.kind === old.kind));
    for (const old of replaced) stream.removeTrack(old);
    this.#releaseRetired();
    const kinds = stream.getTracks().map((track): TrackKind => (track.kind === 'audio' ? 'audio' : 'video'));
    this.#events.emit('tracks', { stream, kinds });
  }

  #setState(state: MediaSessionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#events.emit('state', state);
  }
}
