import type { SavedStream } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { ReplayList } from '../../features/replay/ReplayList.tsx';
import { PagedList } from '../paged-list.ts';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { replayText } from '../../messages/en/replay.ts';

/** All replays. */
export function ReplaysPage() {
  const { api } = useServices();
  const [list] = useState(
    () =>
      new PagedList<SavedStream, SavedStream['savedStreamId']>(async (after) => {
        const answer = await api('recordings.list', { query: after === undefined ? {} : { after } });
        return { items: answer.savedStreams, next: answer.next };
      }),
  );
  useEffect(() => void list.load(), [list]);
  usePageTitle(replayText.listTitle);
  return (
    <div class="page">
      <h1 class="page-title">{replayText.listTitle}</h1>
      <ReplayList list={list} />
    </div>
  );
}
