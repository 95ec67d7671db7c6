import type { ViewerFeedItem } from '@stallcast/shared/contract';
import { Users } from 'lucide-react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { fitsSearch } from '../../lib/line-search.ts';
import { locale } from '../../lib/locale.ts';
import { timeOfDay } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FeedPanel } from '../../ui/FeedPanel.tsx';
import { Monogram } from '../../ui/Monogram.tsx';
import { NothingFound } from '../../ui/NothingFound.tsx';
import type { ShowFeed } from './show-feed.ts';

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
          <ViewerLines viewers={viewers.filter(({ name }) => fitsSearch(query, [name ?? t.feeds.guest]))} />
        )
      }
    </FeedPanel>
  );
}

function ViewerLines({ viewers }: { viewers: readonly ViewerFeedItem[] }) {
  if (viewers.length === 0) return <NothingFound />;
  return (
    <ol tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2" aria-label={t.feeds.viewers}>
      {viewers.toReversed().map((viewer) => (
        <ViewerLine key={viewer.viewerId} viewer={viewer} />
      ))}
    </ol>
  );
}

function ViewerLine({ viewer }: { viewer: ViewerFeedItem }) {
  const name = viewer.name ?? t.feeds.guest;
  const left = viewer.leftAt !== null;
  return (
    <li
      className={classes(
        'flex animate-arrive items-center gap-2.5 rounded-md px-2 py-1.5 [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto] hover:bg-hover',
        left && 'opacity-60',
      )}
    >
      <Monogram name={name} className="size-6 text-2xs" />
      <span className="selectable min-w-0 flex-1 truncate text-sm">
        <bdi>{name}</bdi>
      </span>
      <span className="shrink-0 text-xs text-muted">
        {left ? t.feeds.left : t.feeds.watching} · {timeOfDay(viewer.leftAt ?? viewer.joinedAt, locale)}
      </span>
    </li>
  );
}
