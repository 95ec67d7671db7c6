import { inBackground } from '../lib/in-background.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';
import { Skeleton } from './Skeleton.tsx';

/** The shape of a list that is being loaded. */
export function LoadingRows({ count = 4 }: { count?: number }) {
  return (
    <div className="flex flex-col gap-2" aria-busy="true">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className="h-14" />
      ))}
    </div>
  );
}

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Fetches the next page of a list, where there is one. */
export function MoreRows({ pages }: { pages: Pages }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      size="sm"
      className="self-center"
      busy={pages.isFetchingNextPage}
      onClick={() => inBackground(pages.fetchNextPage())}
    >
      {t.actions.more}
    </Button>
  );
}
