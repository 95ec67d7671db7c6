import type { Stream } from '@stallcast/shared/contract';
import { Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { EndShowDialog } from '../features/end-show/EndShowDialog.tsx';
import { LiveShowBanner } from '../features/shows/LiveShowBanner.tsx';
import { ShowList } from '../features/shows/ShowList.tsx';
import { useMyLiveShow, useMyReplays, useMyShows } from '../features/shows/use-my-shows.ts';
import { inBackground } from '../lib/in-background.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useScreen } from './screen.ts';

/** My shows, the one that is still on first, and the way to a new one. */
export function HomeScreen() {
  const go = useScreen((state) => state.go);
  const liveShow = useMyLiveShow().data ?? null;
  const [ending, setEnding] = useState<Stream | null>(null);
  return (
    <div className="mx-auto flex min-h-full max-w-[60rem] flex-col gap-6 px-8 py-8">
      <header className="flex items-center justify-between gap-4">
        <h1 className="text-xl font-semibold tracking-tight">{t.home.title}</h1>
        <Button
          tone={liveShow ? 'neutral' : 'primary'}
          disabled={liveShow !== null}
          onClick={() => go({ name: 'prepare', show: null })}
        >
          <Plus size={16} aria-hidden="true" />
          {t.home.newShow}
        </Button>
      </header>
      {liveShow && (
        <LiveShowBanner
          show={liveShow}
          onResume={() => go({ name: 'live', show: liveShow })}
          onEnd={() => setEnding(liveShow)}
        />
      )}
      <Shows />
      {ending && (
        <EndShowDialog
          streamId={ending.streamId}
          onKeepGoing={() => setEnding(null)}
          onEnded={(ended) => go({ name: 'after', ended })}
        />
      )}
    </div>
  );
}

function Shows() {
  const go = useScreen((state) => state.go);
  const shows = useMyShows();
  const replays = useMyReplays();
  if (shows.isPending) return <Loading />;
  if (!shows.data) {
    return (
      <Notice
        tone="bad"
        title={t.home.loadFailed}
        action={
          <Button size="sm" onClick={() => inBackground(shows.refetch())}>
            {t.actions.tryAgain}
          </Button>
        }
      >
        {problemText(shows.error)}
      </Notice>
    );
  }
  if (shows.data.length === 0) return <NoShows onNew={() => go({ name: 'prepare', show: null })} />;
  return (
    <>
      <ShowList shows={shows.data} replays={replays} onPrepare={(show) => go({ name: 'prepare', show })} />
      {shows.hasNextPage && (
        <Button
          className="self-center"
          busy={shows.isFetchingNextPage}
          onClick={() => inBackground(shows.fetchNextPage())}
        >
          {t.home.more}
        </Button>
      )}
    </>
  );
}

function NoShows({ onNew }: { onNew: () => void }) {
  return (
    <div className="flex flex-1 items-center justify-center rounded-lg border border-dashed border-line">
      <EmptyState
        icon={<Store size={40} strokeWidth={1.3} />}
        title={t.home.emptyTitle}
        action={
          <Button tone="primary" onClick={onNew}>
            {t.home.first}
          </Button>
        }
      >
        {t.home.empty}
      </EmptyState>
    </div>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-px overflow-hidden rounded-lg" aria-busy="true">
      <Skeleton className="h-17" />
      <Skeleton className="h-17" />
      <Skeleton className="h-17" />
    </div>
  );
}
