// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import type { ShowCard } from '@stallcast/shared/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleCard, sampleId } from '../../testing/samples.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { timeLeft } from './time-left.ts';
import { UpcomingList } from './UpcomingList.tsx';

afterEach(cleanup);

function openList(shows: ShowCard[]) {
  const press = vi.fn<(streamId: string) => void>();
  const reminders = { isSet: (streamId: string) => streamId === sampleId(2), press };
  const page = renderPage(
    <UpcomingList reminders={reminders} />,
    scriptedServices({ 'listings.upcoming': () => ({ shows, next: null }) }),
  );
  return { page, press };
}

const planned = (number: number, title: string, inMs: number) =>
  sampleCard({
    ...{ streamId: sampleId(number), title, status: 'scheduled', startedAt: null },
    scheduledAt: new Date(Date.now() + inMs).toISOString(),
    calendarUrl: `/shows/${sampleId(number)}/calendar.ics`,
  });

test('shows are listed with when they start, and a file for the calendar', async () => {
  const { page } = openList([planned(1, 'Sooner', 3_600_000), planned(2, 'Later', 5 * 86_400_000)]);
  await page.findByRole('heading', { name: 'Coming up' });
  const titles = page.getAllByRole('heading', { level: 3 }).map((title) => title.textContent);
  expect(titles).toEqual(['Sooner', 'Later']);
  expect(page.getByRole('timer', { name: 'in 1:00:00' })).toBeTruthy();
  const file = page.getByRole('link', { name: 'Calendar file for Later' });
  expect(file.getAttribute('href')).toBe(`/shows/${sampleId(2)}/calendar.ics`);
});

test('each says whether one is reminded of it, and changes that', async () => {
  const { page, press } = openList([planned(1, 'Sooner', 3_600_000), planned(2, 'Later', 7_200_000)]);
  const [sooner, later] = [
    await page.findByRole('button', { name: 'Remind me of Sooner' }),
    page.getByRole('button', { name: 'Remind me of Later' }),
  ];
  expect([sooner, later].map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  fireEvent.click(sooner);
  expect(press.mock.calls).toEqual([[sampleId(1)]]);
});

test('where nothing is planned, nothing is said', async () => {
  const { page } = openList([]);
  expect(page.queryByRole('heading')).toBeNull();
});

test('the time that is left is counted in days, then by the clock', () => {
  expect(timeLeft(3 * 86_400_000 + 5)).toBe('in 3 days');
  expect(timeLeft(3_661_000)).toBe('in 1:01:01');
  expect(timeLeft(0)).toBe('Starts soon');
});
