import type { ShowCard as Show } from '@stallcast/shared/contract';
import { formatCount } from '../../app/locale.ts';
import { paths } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { messages } from '../../messages/en/general.ts';
import { CoverCard } from '../../ui/CoverCard.tsx';
import { EyeIcon } from '../../ui/icons.tsx';
import { useNewestFrame } from './use-newest-frame.ts';

/** A show that is live now, as it looks at the moment; opens it. */
export function ShowCard({ show }: { readonly show: Show }) {
  const { streamId, title, seller, previewUrl, coverUrl, viewersNow } = show;
  const frame = useNewestFrame(previewUrl, useServices().clock);
  return (
    <CoverCard
      title={title}
      href={paths.show(streamId)}
      seller={seller}
      pictures={[frame, coverUrl]}
      badges={
        <>
          <span class="live-badge absolute start-3 top-3">{messages.show.live}</span>
          <span class="plain-badge absolute end-3 top-3">
            <EyeIcon size={14} />
            <span class="figures">{formatCount(viewersNow)}</span>
          </span>
        </>
      }
    />
  );
}
