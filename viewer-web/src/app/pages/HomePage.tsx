import type { SavedStream } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { LiveList } from '../../features/live-list/LiveList.tsx';
import { LiveListStore } from '../../features/live-list/live-list-store.ts';
import { ReplayCard } from '../../features/replay/ReplayCard.tsx';
import { messages } from '../../messages/en/general.ts';
import { lazyPage } from '../LazyPage.tsx';
import { PagedList } from '../paged-list.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';

const UpcomingList = lazyPage(
  async () => (await import('../../features/upcoming/UpcomingList.tsx')).UpcomingList,
  () => null,
);

/** How many replays are shown beside the live shows. */
const replaysShown = 6;

/** Who is live now, what comes next, and the latest replays. A single live show opens at once, except for who comes back from it. */
export function HomePage() {
  const { api, router, seenShows } = useServices();
  const store = useOpened(() => new LiveListStore(api));
  const streams = store.streams.value;
  usePageTitle(messages.home.title);
  const first = streams !== null;
  useEffect(() => {
    const only = streams?.length === 1 ? streams[0] : undefined;
    if (!only || seenShows.has(only.streamId)) return;
    router.navigate(paths.show(only.streamId), { replace: true });
  }, [first]);
  return (
    <div class="page">
      <h1 class="page-title">{messages.home.title}</h1>
      <LiveList store={store} />
      <UpcomingList />
      <LatestReplays />
    </div>
  );
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
