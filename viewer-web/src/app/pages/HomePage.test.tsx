// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/preact';
import type { Stream } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleId, sampleStream } from '../../testing/samples.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { HomePage } from './HomePage.tsx';

beforeEach(() => window.history.replaceState(null, '', '/'));
afterEach(cleanup);

function openHome(streams: Stream[] | 'unreachable', seen: readonly string[] = []) {
  const services = scriptedServices({
    'streams.list': ({ path }) => {
      if (path.includes('status=scheduled')) return { streams: [], next: null };
      return streams === 'unreachable' ? streams : { streams, next: null };
    },
    'recordings.list': () => ({ savedStreams: [], next: null }),
  });
  for (const streamId of seen) services.seenShows.add(streamId);
  return { services, page: renderPage(<HomePage />, services) };
}

test('a single live show opens at once', async () => {
  const { services } = openHome([sampleStream()]);
  await waitFor(() => expect(services.router.here()).toBe(`/shows/${sampleId(1)}`));
});

test('who comes back from the only live show sees the list', async () => {
  const { services, page } = openHome([sampleStream()], [sampleId(1)]);
  await page.findByRole('link', { name: 'New mugs' });
  expect(services.router.here()).toBe('/');
});

test('several live shows are there to choose from', async () => {
  const { services, page } = openHome([
    sampleStream(),
    sampleStream({ title: 'Linen', streamId: sampleId(2) }),
  ]);
  await page.findByRole('link', { name: 'New mugs' });
  await page.findByRole('link', { name: 'Linen' });
  expect(services.router.here()).toBe('/');
});

test('says when nobody is live', async () => {
  const { page } = openHome([]);
  expect(await page.findByText('Nobody is live right now')).toBeTruthy();
});

test('says when the shows could not be loaded, and offers to try again', async () => {
  const { page } = openHome('unreachable');
  expect(await page.findByRole('button', { name: 'Try again' })).toBeTruthy();
});
