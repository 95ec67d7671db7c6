import { messages } from '../../messages/en/general.ts';
import { BrandMark } from '../../ui/Brand.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import type { LiveListStore } from './live-list-store.ts';
import { ShowCard } from './ShowCard.tsx';

const text = messages.home;

/** Who is live now, or that nobody is. */
export function LiveList({ store }: { readonly store: LiveListStore }) {
  const streams = store.streams.value;
  if (streams === null) {
    if (store.failed.value) return <ErrorState title={text.failed} onRetry={() => store.retry()} />;
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
  if (streams.length === 0)
    return <EmptyState title={text.empty} text={text.emptyText} icon={<BrandMark size={48} />} />;
  return (
    <>
      <ul class="card-grid">
        {streams.map((stream) => (
          <ShowCard key={stream.streamId} stream={stream} />
        ))}
      </ul>
      {store.hasMore.value && (
        <div class="mt-6 flex justify-center">
          <Button onClick={() => store.showMore()}>{messages.showMore}</Button>
        </div>
      )}
    </>
  );
}
