/** How well media flows, over the time since the last reading. */
export interface MediaStatistics {
  readonly direction: 'outgoing' | 'incoming';
  /** Bits per second of sound and picture together, without retransmissions. */
  readonly bitrateBps: number;
  readonly framesPerSecond: number;
  /** Of the largest picture that flows, in px. */
  readonly width: number;
  readonly height: number;
  /** Simulcast layers that are being sent; 1 for what is received. */
  readonly activeLayers: number;
  /** Share of packets that did not arrive, 0 to 1. */
  readonly packetLossRatio: number;
  /** Round trip to the server in ms; null while unknown. */
  readonly roundTripTimeMs: number | null;
  /** The way that media takes, as ICE names it, e.g. `host udp`; null while unknown. */
  readonly candidate: string | null;
  /** What keeps the encoder from giving more; null for what is received. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
}

/** One reading of the counters, from which the next one's rates are told. */
interface Sample {
  readonly atMs: number;
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
}

type Entry = Readonly<Record<string, unknown>>;

const limitations = ['none', 'cpu', 'bandwidth', 'other'] as const;

/** Turns the browser's reports into rates. One for each path: a new path starts from zero. */
export class StatisticsReader {
  readonly #direction: MediaStatistics['direction'];
  #last: Sample = { atMs: 0, bytes: 0, packets: 0, lost: 0 };

  constructor(direction: MediaStatistics['direction']) {
    this.#direction = direction;
  }

  /** `report` is what getStats gave, `nowMs` a clock that never goes back. */
  read(report: ReadonlyMap<string, unknown>, nowMs: number): MediaStatistics {
    const entries = [...report.values()].filter(isEntry);
    const streams = entries.filter(
      (entry) => entry['type'] === (this.#direction === 'outgoing' ? 'outbound-rtp' : 'inbound-rtp'),
    );
    const sample = this.#sample(entries, streams, nowMs);
    const last = this.#last;
    this.#last = sample;
    const active = streams.filter((entry) => entry['kind'] === 'video' && num(entry, 'framesPerSecond') > 0);
    const largest = active.reduce<Entry>(
      (best, entry) => (num(entry, 'frameHeight') > num(best, 'frameHeight') ? entry : best),
      {},
    );
    return {
      direction: this.#direction,
      bitrateBps: last.atMs === 0 ? 0 : rate(sample.bytes - last.bytes, sample.atMs - last.atMs),
      framesPerSecond: num(largest, 'framesPerSecond'),
      width: num(largest, 'frameWidth'),
      height: num(largest, 'frameHeight'),
      activeLayers: active.length,
      packetLossRatio: share(sample.lost - last.lost, sample.packets - last.packets),
      roundTripTimeMs: roundTripTimeMs(entries),
      candidate: candidateOf(report, entries),
      limitation: this.#direction === 'outgoing' ? limitationOf(streams) : null,
    };
  }

  #sample(entries: readonly Entry[], streams: readonly Entry[], atMs: number): Sample {
    const outgoing = this.#direction === 'outgoing';
    // Loss of what is sent is known to the receiver only, which reports it back.
    const losses = outgoing ? entries.filter((entry) => entry['type'] === 'remote-inbound-rtp') : streams;
    return {
      atMs,
      bytes:
        sum(streams, outgoing ? 'bytesSent' : 'bytesReceived') -
        (outgoing ? sum(streams, 'retransmittedBytesSent') : 0),
      packets: sum(streams, outgoing ? 'packetsSent' : 'packetsReceived'),
      lost: sum(losses, 'packetsLost'),
    };
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null;
}

function num(entry: Entry, key: string): number {
  const value = entry[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function sum(entries: readonly Entry[], key: string): number {
  return entries.reduce((total, entry) => total + num(entry, key), 0);
}

function rate(bytes: number, elapsedMs: number): number {
  return elapsedMs > 0 ? Math.max(0, Math.round((bytes * 8000) / elapsedMs)) : 0;
}

function share(lost: number, arrived: number): number {
  const all = Math.max(0, lost) + Math.max(0, arrived);
  return all === 0 ? 0 : Math.max(0, lost) / all;
}

/** The pair of addresses that media takes. */
function chosenPair(entries: readonly Entry[]): Entry | undefined {
  return entries.find(
    (entry) =>
      entry['type'] === 'candidate-pair' && entry['nominated'] === true && 'currentRoundTripTime' in entry,
  );
}

function roundTripTimeMs(entries: readonly Entry[]): number | null {
  const pair = chosenPair(entries);
  return pair === undefined ? null : Math.round(num(pair, 'currentRoundTripTime') * 1000);
}

function candidateOf(report: ReadonlyMap<string, unknown>, entries: readonly Entry[]): string | null {
  const local = report.get(String(chosenPair(entries)?.['localCandidateId']));
  return isEntry(local) ? `${String(local['candidateType'])} ${String(local['protocol'])}` : null;
}

/** The first cause that any layer names. */
function limitationOf(streams: readonly Entry[]): MediaStatistics['limitation'] {
  const named = streams.map((entry) =>
    limitations.find((known) => known === entry['qualityLimitationReason']),
  );
  return named.find((reason) => reason !== undefined && reason !== 'none') ?? 'none';
}
