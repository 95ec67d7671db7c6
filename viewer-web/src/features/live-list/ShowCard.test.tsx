// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/preact';
import type { ShowCard as Show } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleCard } from '../../testing/samples.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { ShowCard } from './ShowCard.tsx';
import { frameMs } from './use-newest-frame.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function openCard(show: Partial<Show>) {
  const page = renderPage(<ShowCard show={sampleCard(show)} />, scriptedServices({}));
  const image = () => page.container.querySelector('img');
  return { image, shown: () => image()?.getAttribute('src') ?? null };
}

const passTime = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

test('the frame is exchanged for the newest one, but not behind the viewer’s back', async () => {
  const { shown } = openCard({ previewUrl: '/media/previews/1.jpg' });
  const first = shown();
  expect(first).toMatch(/^\/media\/previews\/1\.jpg\?frame=\d+$/);
  await passTime(frameMs);
  const second = shown();
  expect(second).not.toBe(first);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await passTime(5 * frameMs);
  expect(shown()).toBe(second);
});

test('where there is no frame its cover is shown, where there is none either a stall, and the next frame is tried', async () => {
  const { image, shown } = openCard({ previewUrl: '/media/previews/1.jpg', coverUrl: '/media/cover.jpg' });
  const fail = () => act(() => void fireEvent.error(image() ?? document));
  await fail();
  expect(shown()).toBe('/media/cover.jpg');
  await fail();
  expect(shown()).toBeNull();
  await passTime(frameMs);
  expect(shown()).toContain('/media/previews/1.jpg');
});
