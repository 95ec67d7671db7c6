import type { SavedStream } from '@stallcast/shared/contract';
import { formatDay, formatDuration } from '../../app/locale.ts';
import { paths } from '../../app/routes.ts';
import { CoverCard } from '../../ui/CoverCard.tsx';
import { PlayIcon } from '../../ui/icons.tsx';

/** A replay; opens it. */
export function ReplayCard({ replay }: { readonly replay: SavedStream }) {
  const { savedStreamId, title, vendor, coverUrl, durationMs, streamedAt } = replay;
  return (
    <CoverCard
      title={title}
      href={paths.replay(savedStreamId)}
      seller={vendor}
      note={formatDay(streamedAt)}
      pictures={[coverUrl]}
      badges={
        <>
          <span aria-hidden="true" class="cover-play">
            <PlayIcon size={22} />
          </span>
          <span class="plain-badge figures absolute end-3 bottom-3">{formatDuration(durationMs)}</span>
        </>
      }
    />
  );
}
