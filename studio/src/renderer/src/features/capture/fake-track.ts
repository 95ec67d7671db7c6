/** A track as far as capture looks at it: for tests, where no device gives one. */
export class FakeTrack extends EventTarget {
  readyState = 'live';
  /** Also the id of its device. */
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  getSettings() {
    return { deviceId: this.name, width: 640, height: 360 };
  }

  stop() {
    this.readyState = 'ended';
  }

  /** Ends by itself, as when a shared window is closed. */
  vanish() {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
}

/** The fake as what it stands in for. */
export function asTrack(track: object): MediaStreamTrack {
  if (!isTrack(track)) throw new TypeError('the fake lacks a part of a track');
  return track;
}

/** A stream of these tracks, all of them pictures. */
export function asStream(tracks: readonly FakeTrack[]): MediaStream {
  const stream: object = { getTracks: () => tracks, getVideoTracks: () => tracks, getAudioTracks: () => [] };
  const isStream = (value: object): value is MediaStream => 'getTracks' in value;
  if (!isStream(stream)) throw new TypeError('the fake lacks a part of a stream');
  return stream;
}

function isTrack(value: object): value is MediaStreamTrack {
  return 'readyState' in value && value instanceof EventTarget;
}
