import type { SavedStream } from '@stallcast/shared/contract';
import { messages } from '../../messages/en/general.ts';
import type { PagedList } from '../../app/paged-list.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { ReplayCard } from './ReplayCard.tsx';
import { replayText } from '../../messages/en/replay.ts';

const text = replayText;

/** Replays, newest first, a page at a time. */
export function ReplayList({
  list,
}: {
  readonly list: PagedList<SavedStream, SavedStream['savedStreamId']>;
}) {
  const items = list.items.value;
  const state = list.state.value;
  if (items.length === 0 && state === 'ready') return <EmptyState title={text.empty} text={text.emptyText} />;
  return (
    <>
      <ul class="card-grid">
        {items.map((replay) => (
          <ReplayCard key={replay.savedStreamId} replay={replay} />
        ))}
      </ul>
      {state === 'loading' && (
        <Loading>
          <div class="card-grid">
            <Skeleton class="h-64" />
            <Skeleton class="h-64" />
            <Skeleton class="h-64" />
          </div>
        </Loading>
      )}
      {state === 'failed' && <ErrorState title={text.failed} onRetry={() => void list.load()} />}
      {state === 'ready' && list.hasMore && (
        <div class="mt-6 flex justify-center">
          <Button onClick={() => void list.load()}>{messages.showMore}</Button>
        </div>
      )}
    </>
  );
}
