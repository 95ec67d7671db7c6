import { messages } from '../../messages/en/general.ts';
import { BrandMark } from '../../ui/Brand.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import type { LiveShows } from './live-list.ts';
import { ShowCard } from './ShowCard.tsx';

const text = messages.home;

interface LiveListProps {
  readonly list: LiveShows;
  /** Sellers whose shows come first. */
  readonly first: ReadonlySet<string>;
}

/** Who is live now, or that nobody is. */
export function LiveList({ list, first }: LiveListProps) {
  const shows = list.items.value;
  if (shows === null) {
    if (list.failed.value) return <ErrorState title={text.failed} onRetry={() => list.refresh()} />;
    return (
      <Loading>
        <div class="card-grid">
          <Skeleton class="h-64" />
          <Skeleton class="h-64" />
          <Skeleton class="h-64" />
        </div>
      </Loading>
    );
  }
  if (shows.length === 0)
    return <EmptyState title={text.empty} text={text.emptyText} icon={<BrandMark size={48} />} />;
  const rank = ({ seller }: (typeof shows)[number]) => (first.has(seller.vendorId) ? 0 : 1);
  return (
    <>
      <ul class="card-grid">
        {shows
          .toSorted((one, other) => rank(one) - rank(other))
          .map((show) => (
            <ShowCard key={show.streamId} show={show} />
          ))}
      </ul>
      {list.hasMore.value && (
        <div class="mt-6 flex justify-center">
          <Button onClick={() => list.showMore()}>{messages.showMore}</Button>
        </div>
      )}
    </>
  );
}
