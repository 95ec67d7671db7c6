import type { Stream } from '@stallcast/shared/contract';
import { formatCount } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { paths } from '../../app/routes.ts';
import { EyeIcon } from '../../ui/icons.tsx';
import { SellerBadge, StallCover } from '../../ui/Stall.tsx';

/** A show that is live now; opens it. */
export function ShowCard({ stream }: { readonly stream: Stream }) {
  const { streamId, title, vendor, counters, featured } = stream;
  return (
    <li class="cover-card">
      <div class="relative">
        <StallCover seed={vendor.vendorId} pictures={featured.map((product) => product.imageUrl)} />
        <span class="live-badge absolute start-3 top-3">{messages.show.live}</span>
        <span class="plain-badge absolute end-3 top-3">
          <EyeIcon size={14} />
          <span class="figures">{formatCount(counters.viewersNow)}</span>
        </span>
      </div>
      <div class="flex gap-3 p-4">
        <SellerBadge name={vendor.name} seed={vendor.vendorId} />
        <div class="min-w-0">
          <h2 class="line-clamp-2 font-semibold [overflow-wrap:anywhere]">
            <a href={paths.show(streamId)} class="cover-link">
              {title}
            </a>
          </h2>
          <p class="truncate text-sm text-muted">{vendor.name}</p>
        </div>
      </div>
    </li>
  );
}
