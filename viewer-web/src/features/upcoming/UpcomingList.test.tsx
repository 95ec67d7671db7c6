// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import type { Stream } from '@stallcast/shared/contract';
import { afterEach, expect, test } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleId, sampleStream } from '../../testing/samples.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { timeLeft } from './time-left.ts';
import { UpcomingList } from './UpcomingList.tsx';

afterEach(cleanup);

const openList = (streams: Stream[]) =>
  renderPage(<UpcomingList />, scriptedServices({ 'streams.list': () => ({ streams, next: null }) }));

test('shows are listed with when they start, the next one first, and a file for the calendar', async () => {
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const page = openList([
    sampleStream({ status: 'scheduled', title: 'Later', scheduledAt: inMs(5 * 86_400_000) }),
    sampleStream({
      ...{ status: 'scheduled', title: 'Sooner', streamId: sampleId(2), scheduledAt: inMs(3_600_000) },
    }),
  ]);
  await page.findByRole('heading', { name: 'Coming up' });
  const links = page.getAllByRole('link').map((link) => link.textContent);
  expect(links).toEqual(['Sooner', 'Later']);
  expect(page.getByRole('timer', { name: 'in 1:00:00' })).toBeTruthy();
  expect(page.getByRole('button', { name: 'Calendar file for Later' })).toBeTruthy();
});

test('where nothing is planned, nothing is said', async () => {
  const page = openList([]);
  expect(page.queryByRole('heading')).toBeNull();
});

test('the time that is left is counted in days, then by the clock', () => {
  expect(timeLeft(3 * 86_400_000 + 5)).toBe('in 3 days');
  expect(timeLeft(3_661_000)).toBe('in 1:01:01');
  expect(timeLeft(0)).toBe('Starts soon');
});
