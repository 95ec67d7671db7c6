import type { SavedStream } from '@stallcast/shared/contract';
import { formatDay, formatDuration } from '../../app/locale.ts';
import { paths } from '../../app/routes.ts';
import { PlayIcon } from '../../ui/icons.tsx';
import { SellerBadge, StallCover } from '../../ui/Stall.tsx';

/** A replay; opens it. */
export function ReplayCard({ replay }: { readonly replay: SavedStream }) {
  const { savedStreamId, title, vendor, durationMs, streamedAt } = replay;
  return (
    <li class="cover-card">
      <div class="relative">
        <StallCover seed={vendor.vendorId} pictures={[]} />
        <span aria-hidden="true" class="cover-play">
          <PlayIcon size={22} />
        </span>
        <span class="plain-badge figures absolute end-3 bottom-3">{formatDuration(durationMs)}</span>
      </div>
      <div class="flex gap-3 p-4">
        <SellerBadge name={vendor.name} seed={vendor.vendorId} />
        <div class="min-w-0">
          <h2 class="line-clamp-2 font-semibold [overflow-wrap:anywhere]">
            <a href={paths.replay(savedStreamId)} class="cover-link">
              {title}
            </a>
          </h2>
          <p class="truncate text-sm text-muted">
            {vendor.name} · {formatDay(streamedAt)}
          </p>
        </div>
      </div>
    </li>
  );
}
