// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import {
  type Account,
  type RouteOutput,
  type Routes,
  routes,
  type ShowCard,
} from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { sampleAccount, sampleCard, sampleId, sampleSeller } from '../../testing/samples.ts';
import type { Answers } from '../../testing/scripted-server.ts';
import { scriptedServices } from '../../testing/scripted-services.ts';
import { HomePage } from './HomePage.tsx';

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});
afterEach(cleanup);

interface Scene {
  readonly seen?: readonly string[];
  readonly account?: Account;
  readonly answers?: Answers;
}

function openHome(shows: ShowCard[] | 'unreachable', { seen = [], account, answers }: Scene = {}) {
  const services = scriptedServices(
    {
      'listings.live': () => (shows === 'unreachable' ? shows : { shows, next: null }),
      'listings.upcoming': () => ({ shows: [], next: null }),
      'recordings.list': () => ({ savedStreams: [], next: null }),
      'follows.mine': () => ({ follows: [], next: null }),
      'reminders.mine': () => ({ reminders: [], next: null }),
      ...answers,
    },
    account,
  );
  for (const streamId of seen) services.seenShows.add(streamId);
  return { services, page: renderPage(<HomePage />, services) };
}

const potter = sampleSeller(901, 'Ada’s pots');
const linen = sampleCard({ title: 'Linen', streamId: sampleId(2) });

function follows(liveStreamId: string | null): RouteOutput<Routes['follows.mine']> {
  const followedAt = '2026-11-22T10:00:00.000Z';
  const follow = { followId: sampleId(850), seller: potter, liveStreamId, followedAt };
  return routes['follows.mine'].output.parse({ follows: [follow], next: null });
}

test('a single live show opens at once', async () => {
  const { services } = openHome([sampleCard()]);
  await waitFor(() => expect(services.router.here()).toBe(`/shows/${sampleId(1)}`));
});

test('who comes back from the only live show sees the list', async () => {
  const { services, page } = openHome([sampleCard()], { seen: [sampleId(1)] });
  await page.findByRole('link', { name: 'New mugs' });
  expect(services.router.here()).toBe('/');
});

test('several live shows are there to choose from', async () => {
  const { services, page } = openHome([sampleCard(), linen]);
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

test('whom one follows comes first, in the list and among the live shows', async () => {
  const pots = sampleCard({ title: 'Pots', streamId: sampleId(3), seller: potter });
  const { page } = openHome([linen, pots], {
    account: sampleAccount(),
    answers: { 'follows.mine': () => follows(sampleId(3)) },
  });
  const link = await page.findByRole('link', { name: /Ada’s pots/ });
  expect(link.getAttribute('href')).toBe(`/shows/${sampleId(3)}`);
  const titles = page.getAllByRole('heading', { level: 2 }).map((title) => title.textContent);
  expect(titles).toEqual(['Sellers you follow', 'Pots', 'Linen']);
});

test('a seller who is followed and not live leads to their page', async () => {
  const { page } = openHome([], {
    account: sampleAccount(),
    answers: { 'follows.mine': () => follows(null) },
  });
  const link = await page.findByRole('link', { name: 'Ada’s pots' });
  expect(link.getAttribute('href')).toBe('/sellers/seller-901');
});

const planned = sampleCard({
  ...{ title: 'Bowls', streamId: sampleId(5), status: 'scheduled', startedAt: null },
  scheduledAt: '2090-05-01T18:00:00.000Z',
});
const upcoming = { 'listings.upcoming': () => ({ shows: [planned], next: null }) };

test('a guest who wants to be reminded logs in first', async () => {
  const { services, page } = openHome([], { answers: upcoming });
  fireEvent.click(await page.findByRole('button', { name: 'Remind me of Bowls' }));
  expect(services.router.here()).toBe('/login?return=%2F');
  expect(services.keptActions.peek('/')).toEqual({ kind: 'remind', streamId: sampleId(5) });
});

test('and is reminded when they are back, before a single live show is opened', async () => {
  const { services } = openHome([]);
  services.keptActions.keep('/', { kind: 'remind', streamId: sampleId(5) });
  cleanup();
  const back = openHome([sampleCard()], {
    account: sampleAccount(),
    answers: { ...upcoming, 'reminders.set': () => ({ reminded: true }) },
  });
  const button = await back.page.findByRole('button', { name: 'Remind me of Bowls' });
  await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'));
  expect(back.services.router.here()).toBe('/');
  expect(back.services.keptActions.peek('/')).toBeNull();
});

test('a show that one wanted to be reminded of is at the top once it has begun', async () => {
  const reminders = routes['reminders.mine'].output.parse({
    reminders: [{ reminderId: sampleId(860), show: linen }],
    next: null,
  });
  const { page } = openHome([linen, sampleCard()], {
    account: sampleAccount(),
    answers: { 'reminders.mine': () => reminders },
  });
  await page.findByText('Linen has begun');
  expect(page.getByRole('link', { name: 'Watch now' }).getAttribute('href')).toBe(`/shows/${sampleId(2)}`);
});
