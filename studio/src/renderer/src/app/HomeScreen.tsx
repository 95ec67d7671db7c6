import type { Stream } from '@stallcast/shared/contract';
import { Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { EndShowDialog } from '../features/end-show/EndShowDialog.tsx';
import { ExportShowsButton } from '../features/shows/ExportShowsButton.tsx';
import { LiveShowBanner } from '../features/shows/LiveShowBanner.tsx';
import { ShowList } from '../features/shows/ShowList.tsx';
import { useMyLiveShow, useMyShows } from '../features/shows/use-my-shows.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadFault } from '../ui/LoadFault.tsx';
import { LoadingRows, MoreRows } from '../ui/Rows.tsx';
import { useScreen } from './screen.ts';

/** My shows, the one that is still on first, and the way to a new one. */
export function HomeScreen() {
  const go = useScreen((state) => state.go);
  const liveShow = useMyLiveShow().data ?? null;
  const [ending, setEnding] = useState<Stream | null>(null);
  return (
    <div className="mx-auto flex min-h-full max-w-[60rem] flex-col gap-6 px-8 py-8">
      <header className="flex items-center justify-between gap-4">
        <h1 className="flex-1 text-xl font-semibold tracking-tight">{t.home.title}</h1>
        <ExportShowsButton />
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
          show={ending}
          onKeepGoing={() => setEnding(null)}
          onEnded={(ended) => go({ name: 'after', show: ending, ended })}
        />
      )}
    </div>
  );
}

function Shows() {
  const go = useScreen((state) => state.go);
  const shows = useMyShows();
  if (shows.isPending) return <LoadingRows />;
  if (!shows.data) return <LoadFault title={t.home.loadFailed} error={shows.error} onRetry={shows.refetch} />;
  if (shows.data.length === 0) return <NoShows onNew={() => go({ name: 'prepare', show: null })} />;
  return (
    <>
      <ShowList
        shows={shows.data}
        onPrepare={(show) => go({ name: 'prepare', show })}
        onFigures={(show) => go({ name: 'show', show })}
      />
      <MoreRows pages={shows} />
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
