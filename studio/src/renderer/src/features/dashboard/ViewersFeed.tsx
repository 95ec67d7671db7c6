import type { ViewerFeedItem } from '@stallcast/shared/contract';
import { Users } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { fitsSearch } from '../../lib/line-search.ts';
import { locale } from '../../lib/locale.ts';
import { timeOfDay } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FeedLines } from '../../ui/FeedLines.tsx';
import { FeedPanel } from '../../ui/FeedPanel.tsx';
import { Monogram } from '../../ui/Monogram.tsx';
import { NothingFound } from '../../ui/NothingFound.tsx';
import type { ShowFeed } from './show-feed.ts';

const keyOf = ({ viewerId }: ViewerFeedItem) => viewerId;

/** Who came and who left, the newest first. */
export function ViewersFeed({ feed, className }: { feed: ShowFeed; className?: string }) {
  const viewers = useStore(feed.state, (state) => state.viewers);
  return (
    <FeedPanel title={t.feeds.viewers} className={className}>
      {(query) =>
        viewers.length === 0 ? (
          <EmptyState icon={<Users size={22} strokeWidth={1.6} />} title={t.feeds.viewersEmpty}>
            {t.feeds.viewersEmptyText}
          </EmptyState>
        ) : (
          <ViewerLines
            key={query}
            viewers={viewers.filter(({ name }) => fitsSearch(query, [name ?? t.feeds.guest]))}
          />
        )
      }
    </FeedPanel>
  );
}

function ViewerLines({ viewers }: { viewers: readonly ViewerFeedItem[] }) {
  if (viewers.length === 0) return <NothingFound />;
  return (
    <FeedLines
      label={t.feeds.viewers}
      lines={viewers.toReversed()}
      keyOf={keyOf}
      newAt="start"
      usualPx={36}
      spoken={false}
      newOnes={t.feeds.newViewers}
      className="px-2 pb-2"
    >
      {(viewer) => <ViewerLine viewer={viewer} />}
    </FeedLines>
  );
}

const ViewerLine = memo(function ViewerLine({ viewer }: { viewer: ViewerFeedItem }) {
  const name = viewer.name ?? t.feeds.guest;
  const left = viewer.leftAt !== null;
  return (
    <div className="flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover">
      <Monogram name={name} className={classes('size-6 text-2xs', left && 'opacity-60')} />
      <span className={classes('selectable min-w-0 flex-1 truncate text-sm', left && 'text-muted')}>
        <bdi>{name}</bdi>
      </span>
      <span className="shrink-0 text-xs text-muted">
        {left ? t.feeds.left : t.feeds.watching} · {timeOfDay(viewer.leftAt ?? viewer.joinedAt, locale)}
      </span>
    </div>
  );
});
