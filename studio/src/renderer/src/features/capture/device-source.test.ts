import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Capture, type CaptureOptions } from './capture.ts';
import { DeviceSource } from './device-source.ts';
import { asTrack, FakeTrack } from './fake-track.ts';
import { createPictureStudio } from './picture-studio.ts';

/** A desk with devices that can be plugged and unplugged. */
class TestDesk extends EventTarget {
  devices = new Map<string, { kind: MediaDeviceKind; label: string; fault?: string }>();
  readonly tracks: FakeTrack[] = [];

  plug(deviceId: string, kind: MediaDeviceKind, fault?: string) {
    this.devices.set(deviceId, {
      kind,
      label: `${deviceId} (046d:0825)`,
      ...(fault === undefined ? {} : { fault }),
    });
    this.dispatchEvent(new Event('devicechange'));
  }

  unplug(deviceId: string) {
    this.devices.delete(deviceId);
    for (const track of this.tracks.filter((one) => one.name === deviceId && one.readyState === 'live'))
      track.vanish();
    this.dispatchEvent(new Event('devicechange'));
  }

  async enumerateDevices() {
    return [...this.devices].map(([deviceId, { kind, label }]) => ({
      deviceId,
      kind,
      label,
      groupId: '',
      toJSON: () => ({}),
    }));
  }

  async getUserMedia(wanted: MediaStreamConstraints) {
    const kind = wanted.video ? 'videoinput' : 'audioinput';
    const constraints = wanted.video || wanted.audio;
    const exact = typeof constraints === 'object' ? JSON.stringify(constraints.deviceId) : undefined;
    const found = [...this.devices].find(
      ([id, device]) => device.kind === kind && (!exact || exact.includes(`"${id}"`)),
    );
    if (!found) throw new DOMException('none', 'NotFoundError');
    if (found[1].fault !== undefined) throw new DOMException('refused', found[1].fault);
    const track = new FakeTrack(found[0]);
    this.tracks.push(track);
    return { getTracks: () => [track] };
  }

  async getDisplayMedia() {
    throw new DOMException('no screen', 'NotFoundError');
  }
}

// The desk stands in for hardware that tests cannot unplug; it speaks the part of the browser's interface a source uses.
function access(desk: TestDesk): CaptureOptions['access'] {
  const stand: object = desk;
  if (!isAccess(stand)) throw new TypeError('the desk lacks a part of MediaDevices');
  return stand;
}

function isAccess(value: object): value is CaptureOptions['access'] {
  return 'getUserMedia' in value && 'enumerateDevices' in value && value instanceof EventTarget;
}

let desk: TestDesk;
const camera = (preferred: string | null = null) =>
  new DeviceSource({ kind: 'camera', access: access(desk), constraints: {}, preferred });
const settled = (source: DeviceSource, status: string) =>
  vi.waitFor(() => expect(source.state.getState().status).toBe(status));

beforeEach(() => {
  desk = new TestDesk();
});

describe('a camera', () => {
  test('is the one of the last time if it is there, else another', async () => {
    desk.plug('built-in', 'videoinput');
    desk.plug('webcam', 'videoinput');
    const known = camera('webcam');
    await known.open();
    expect(known.state.getState()).toMatchObject({ status: 'on', deviceId: 'webcam' });
    expect(known.state.getState().devices.map(({ label }) => label)).toEqual(['built-in', 'webcam']);
    const gone = camera('sold-last-week');
    await gone.open();
    expect(gone.state.getState()).toMatchObject({ status: 'on', deviceId: 'built-in' });
  });

  test('that is unplugged is replaced by another, and the seller is told', async () => {
    desk.plug('webcam', 'videoinput');
    desk.plug('built-in', 'videoinput');
    const source = camera('webcam');
    await source.open();
    desk.unplug('webcam');
    await vi.waitFor(() =>
      expect(source.state.getState()).toMatchObject({ deviceId: 'built-in', replaced: 'webcam' }),
    );
    expect(source.state.getState().track?.readyState).toBe('live');
    source.acknowledge();
    expect(source.state.getState().replaced).toBeNull();
  });

  test('that was the only one leaves a fault, and the next one plugged in is taken', async () => {
    desk.plug('webcam', 'videoinput');
    const source = camera();
    await source.open();
    desk.unplug('webcam');
    await settled(source, 'failed');
    expect(source.state.getState()).toMatchObject({ fault: 'lost', track: null });
    desk.plug('spare', 'videoinput');
    await settled(source, 'on');
    expect(source.state.getState().deviceId).toBe('spare');
  });

  test('that another program uses is passed over', async () => {
    desk.plug('busy', 'videoinput', 'NotReadableError');
    desk.plug('free', 'videoinput');
    const source = camera('busy');
    await source.open();
    expect(source.state.getState()).toMatchObject({ status: 'on', deviceId: 'free' });
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unknown'],
  ])('refused with %s says %s', async (name, fault) => {
    desk.plug('webcam', 'videoinput', name);
    const source = camera();
    await source.open();
    expect(source.state.getState()).toMatchObject({ status: 'failed', fault });
  });

  test('that does not exist says so', async () => {
    const source = camera();
    await source.open();
    expect(source.state.getState()).toMatchObject({ status: 'failed', fault: 'missing' });
  });

  test('picked twice in a row ends with the last one, and the other is off', async () => {
    desk.plug('one', 'videoinput');
    desk.plug('two', 'videoinput');
    desk.plug('three', 'videoinput');
    const source = camera('one');
    await source.open();
    await Promise.all([source.pick('two'), source.pick('three')]);
    expect(source.state.getState().deviceId).toBe('three');
    expect(desk.tracks.filter((track) => track.readyState === 'live').map((track) => track.name)).toEqual([
      'three',
    ]);
  });

  test('that is closed is off, also when it was still opening', async () => {
    desk.plug('webcam', 'videoinput');
    const source = camera();
    const opening = source.open();
    source.close();
    await opening;
    expect(source.state.getState().status).toBe('closed');
    expect(desk.tracks.every((track) => track.readyState === 'ended')).toBe(true);
  });
});

describe('the sound of the show', () => {
  test('is one track through a change of microphone, and stays muted', async () => {
    desk.plug('webcam', 'videoinput');
    desk.plug('headset', 'audioinput');
    desk.plug('table', 'audioinput');
    const heard: (string | undefined)[] = [];
    const mutes: boolean[] = [];
    const kept = new Map<string, string>();
    const capture = new Capture({
      access: access(desk),
      pictures: createPictureStudio(),
      chooseScreen: async () => false,
      preferences: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
      },
      createSoundDesk: () => ({
        track: asTrack(new FakeTrack('sound')),
        setSource: (track) => void heard.push(track?.getSettings().deviceId),
        setScreenSound: () => undefined,
        setGain: () => undefined,
        setMuted: (muted) => void mutes.push(muted),
        level: () => 0,
        peak: () => 0,
        close: () => undefined,
      }),
    });
    await capture.open();
    const { sound } = capture.media.getState();
    capture.setMuted(true);
    desk.unplug('headset');
    await vi.waitFor(() => expect(capture.microphone.state.getState().deviceId).toBe('table'));
    expect(heard).toEqual(['headset', undefined, 'table']);
    expect(capture.media.getState()).toMatchObject({ sound, muted: true });
    expect(mutes.at(-1)).toBe(true);
    expect(kept.get('capture.microphone')).toBe('table');
    capture.close();
    expect(desk.tracks.every((track) => track.readyState === 'ended')).toBe(true);
  });
});
