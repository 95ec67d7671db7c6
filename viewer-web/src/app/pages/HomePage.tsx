import type { SavedStream, ShowCard } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { LiveList } from '../../features/live-list/LiveList.tsx';
import { createLiveList } from '../../features/live-list/live-list.ts';
import { ReplayCard } from '../../features/replay/ReplayCard.tsx';
import { createFollowedList } from '../../features/seller/followed-list.ts';
import { FollowedList } from '../../features/seller/FollowedList.tsx';
import { BegunShows } from '../../features/upcoming/BegunShows.tsx';
import { UpcomingList } from '../../features/upcoming/UpcomingList.tsx';
import { messages } from '../../messages/en/general.ts';
import { PagedList } from '../paged-list.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useKeptAction } from '../use-kept-action.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';
import { useReminders } from './use-reminders.ts';

/** How many replays are shown beside the live shows. */
const replaysShown = 6;

/** Whom one follows, who is live now, what comes next, and the latest replays. */
export function HomePage() {
  const { api, session } = useServices();
  const list = useOpened(() => createLiveList(api));
  const userId = session.account.value?.userId;
  const followed = useOpened(() => createFollowedList(api, userId === undefined), userId);
  const reminders = useReminders();
  usePageTitle(messages.home.title);
  useOnlyShow(list.items.value);
  useKeptAction(true, (action, loggedIn) => {
    if (loggedIn && action.kind === 'remind') reminders.goOn(action);
  });
  const first = new Set(followed.items.value?.map(({ seller }) => seller.vendorId));
  return (
    <div class="page">
      <BegunShows shows={reminders.store.begun.value} />
      <FollowedList list={followed} />
      <h1 class="page-title">{messages.home.title}</h1>
      <LiveList list={list} first={first} />
      <UpcomingList reminders={reminders} />
      <LatestReplays />
    </div>
  );
}

/** A single live show opens at once, except for who comes back from it, or has something left to do here. */
function useOnlyShow(shows: readonly ShowCard[] | null): void {
  const { keptActions, router, seenShows } = useServices();
  const [isWanted] = useState(() => keptActions.peek(paths.home) !== null);
  const first = shows !== null;
  useEffect(() => {
    const only = shows?.length === 1 ? shows[0] : undefined;
    if (!only || isWanted || seenShows.has(only.streamId)) return;
    router.navigate(paths.show(only.streamId), { replace: true });
  }, [first]);
}

function LatestReplays() {
  const { api } = useServices();
  const [list] = useState(
    () =>
      new PagedList<SavedStream, null>(async () => {
        const { savedStreams } = await api('recordings.list', { query: { limit: replaysShown } });
        return { items: savedStreams, next: null };
      }),
  );
  useEffect(() => void list.load(), [list]);
  const replays = list.items.value;
  // Replays are an extra here; where they cannot be loaded, their own page says so.
  if (replays.length === 0) return null;
  return (
    <section class="mt-12" aria-labelledby="replays-title">
      <div class="mb-5 flex items-baseline justify-between">
        <h2 id="replays-title" class="text-lg font-bold">
          {messages.home.replays}
        </h2>
        <a href={paths.replays} class="text-link">
          {messages.home.allReplays}
        </a>
      </div>
      <ul class="card-grid">
        {replays.map((replay) => (
          <ReplayCard key={replay.savedStreamId} replay={replay} />
        ))}
      </ul>
    </section>
  );
}
