import { beforeEach, expect, test } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SourceState } from './device-source.ts';
import { asTrack, FakeTrack } from './fake-track.ts';
import type { PaintedPicture, PictureSize } from './painted-picture.ts';
import { PictureSwitch } from './picture-switch.ts';
import type { ScreenState } from './screen-source.ts';

const noCamera: SourceState = {
  ...{ status: 'closed', fault: null, devices: [], deviceId: null, track: null, replaced: null },
};
const noScreen: ScreenState = {
  ...{ status: 'closed', name: null, fault: null, track: null, sound: null, ended: null },
};

let camera: StoreApi<SourceState>;
let screen: StoreApi<ScreenState>;
let cut: PictureSwitch;
/** What was painted and not closed again, with its size. */
let open: { readonly kind: string; readonly size: PictureSize }[];

beforeEach(() => {
  camera = createStore<SourceState>(() => noCamera);
  screen = createStore<ScreenState>(() => noScreen);
  open = [];
  cut = new PictureSwitch({
    camera,
    screen,
    studio: { card: (size) => painted('card', size), image: (size) => painted('image', size) },
  });
});

function painted(kind: string, size: PictureSize): PaintedPicture {
  const entry = { kind, size };
  open.push(entry);
  return { track: asTrack(new FakeTrack(kind)), close: () => void open.splice(open.indexOf(entry), 1) };
}

const cameraOn = (name = 'camera') =>
  camera.setState({ ...noCamera, status: 'on', track: asTrack(new FakeTrack(name)) });
const cameraLost = () => camera.setState({ ...noCamera, status: 'failed', fault: 'lost' });
const screenOn = () =>
  screen.setState({ ...noScreen, status: 'on', track: asTrack(new FakeTrack('screen')) });

function bitmap(): ImageBitmap {
  return { width: 10, height: 10, close: () => undefined };
}

/** The track that viewers get, by its name. */
function seen(): string | null {
  const picture: object | null = cut.state.getState().picture;
  return picture instanceof FakeTrack ? picture.name : null;
}

test('one press cuts, and what is not shown any more is not painted any more', () => {
  cameraOn();
  expect(seen()).toBe('camera');
  cut.show('card');
  expect([seen(), open.map(({ kind }) => kind)]).toEqual(['card', ['card']]);
  cut.showImage(bitmap());
  expect([seen(), open.map(({ kind }) => kind)]).toEqual(['image', ['image']]);
  cut.show('camera');
  expect([seen(), open]).toEqual(['camera', []]);
  cut.show('image');
  expect(seen()).toBe('image');
});

test('what is painted has the camera’s size, so that nothing changes for players and the recording', () => {
  cut.show('card');
  expect(open[0]?.size).toEqual({ width: 1280, height: 720 });
  cameraOn();
  cut.show('camera');
  cut.show('card');
  expect(open[0]?.size).toEqual({ width: 640, height: 360 });
});

test('a camera that is lost is stood in for by the card, until one gives a picture again', () => {
  cameraOn();
  cameraLost();
  expect(cut.state.getState()).toMatchObject({ shown: 'card', wanted: 'camera' });
  cameraOn('another camera');
  expect([seen(), open]).toEqual(['another camera', []]);
});

test('a camera that never gave a picture is not stood in for: the show has not begun', () => {
  cameraLost();
  expect(cut.state.getState()).toMatchObject({ shown: null, picture: null });
});

test('the card does not flash up while the next camera is opened', () => {
  cameraOn();
  camera.setState({ ...noCamera, status: 'opening' });
  expect([seen(), open]).toEqual([null, []]);
});

test('a screen is shown once it is there; when it vanishes the camera is back', () => {
  cameraOn();
  screenOn();
  expect(seen()).toBe('screen');
  cut.show('card');
  cut.show('screen');
  expect(seen()).toBe('screen');
  screen.setState(noScreen);
  expect([seen(), cut.state.getState().wanted]).toEqual(['camera', 'camera']);
});

test('a screen that vanishes while something else is shown changes nothing', () => {
  cameraOn();
  screenOn();
  cut.show('card');
  screen.setState(noScreen);
  expect([seen(), cut.state.getState().wanted]).toEqual(['card', 'card']);
});

test('after a reset the next show begins with the camera, and the old image is forgotten', () => {
  cameraOn();
  cut.showImage(bitmap());
  cut.reset();
  expect(cut.state.getState()).toEqual({ picture: null, shown: null, wanted: 'camera', hasImage: false });
  expect(open).toEqual([]);
  cut.show('image');
  expect(seen()).toBe('camera');
});
