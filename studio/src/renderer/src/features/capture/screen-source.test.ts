import { expect, test, vi } from 'vitest';
import { asStream, asTrack, FakeTrack } from './fake-track.ts';
import { ScreenSource } from './screen-source.ts';

const pick = { sourceId: 'window:1', name: 'Slides', sound: false };

function stage(getDisplayMedia = vi.fn<() => Promise<MediaStream>>()) {
  const captured: FakeTrack[] = [];
  const painted: FakeTrack[] = [];
  const choose = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  if (!getDisplayMedia.getMockImplementation()) {
    getDisplayMedia.mockImplementation(async () => {
      const track = new FakeTrack('captured');
      captured.push(track);
      return asStream([track]);
    });
  }
  const screen = new ScreenSource({
    choose,
    access: { getDisplayMedia },
    paint: async () => {
      const track = new FakeTrack('painted');
      painted.push(track);
      return { track: asTrack(track), close: () => track.stop() };
    },
  });
  const live = (tracks: FakeTrack[]) => tracks.filter(({ readyState }) => readyState === 'live').length;
  return { screen, captured, choose, open: () => [live(captured), live(painted)] };
}

test('what was picked is shared until it is closed, and nothing is captured afterwards', async () => {
  const { screen, open } = stage();
  await screen.open(pick);
  expect(screen.state.getState()).toMatchObject({ status: 'on', name: 'Slides' });
  expect(open()).toEqual([1, 1]);
  screen.close();
  expect(screen.state.getState()).toMatchObject({ status: 'closed', track: null });
  expect(open()).toEqual([0, 0]);
});

test('another one takes its place without a gap', async () => {
  const { screen, open } = stage();
  const tracks: boolean[] = [];
  await screen.open(pick);
  screen.state.subscribe(({ track }) => tracks.push(track !== null));
  await screen.open({ ...pick, name: 'Browser' });
  expect(screen.state.getState().name).toBe('Browser');
  expect(tracks).not.toContain(false);
  expect(open()).toEqual([1, 1]);
});

test('a window that is closed ends the sharing, and the seller is told which it was', async () => {
  const { screen, captured, open } = stage();
  await screen.open(pick);
  captured[0]?.vanish();
  expect(screen.state.getState()).toMatchObject({ status: 'closed', track: null, ended: 'Slides' });
  expect(open()).toEqual([0, 0]);
  screen.acknowledge();
  expect(screen.state.getState().ended).toBeNull();
});

test('what is not allowed or not there any more is said, and captures nothing', async () => {
  const refused = stage(
    vi.fn<() => Promise<MediaStream>>().mockRejectedValue(new DOMException('no', 'NotAllowedError')),
  );
  await refused.screen.open(pick);
  expect(refused.screen.state.getState()).toMatchObject({
    status: 'failed',
    fault: 'denied',
    name: 'Slides',
  });
  const gone = stage();
  gone.choose.mockResolvedValue(false);
  await gone.screen.open(pick);
  expect(gone.screen.state.getState()).toMatchObject({ status: 'failed', fault: 'missing' });
  expect(gone.open()).toEqual([0, 0]);
  gone.screen.acknowledge();
  expect(gone.screen.state.getState().status).toBe('closed');
});

test('who changes their mind while it opens shares nothing', async () => {
  const { screen, open } = stage();
  const opening = screen.open(pick);
  screen.close();
  await opening;
  expect(screen.state.getState().status).toBe('closed');
  expect(open()).toEqual([0, 0]);
});
