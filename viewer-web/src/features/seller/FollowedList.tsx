import { paths } from '../../app/routes.ts';
import { messages } from '../../messages/en/general.ts';
import { sellerText as text } from '../../messages/en/seller.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { SellerBadge } from '../../ui/Stall.tsx';
import type { FollowedSeller, FollowedSellers } from './followed-list.ts';

/** The sellers somebody follows, who is live first; nothing where there are none. */
export function FollowedList({ list }: { readonly list: FollowedSellers }) {
  const follows = list.items.value ?? [];
  // They are an extra on a page about what is live; where they cannot be loaded, that page still stands.
  if (follows.length === 0) return null;
  return (
    <section class="mb-8" aria-labelledby="followed-title">
      <h2 id="followed-title" class="mb-3 text-lg font-bold">
        {text.followed}
      </h2>
      <ul class="flex flex-wrap gap-3">
        {follows
          .toSorted((one, other) => rank(one) - rank(other))
          .map((follow) => (
            <FollowedLink key={follow.followId} follow={follow} />
          ))}
        {list.hasMore.value && (
          <li>
            <Button onClick={() => list.showMore()}>{messages.showMore}</Button>
          </li>
        )}
      </ul>
    </section>
  );
}

const rank = ({ liveStreamId }: FollowedSeller) => (liveStreamId === null ? 1 : 0);

/** Leads to the show of who is live, and to the page of who is not. */
function FollowedLink({ follow }: { readonly follow: FollowedSeller }) {
  const { seller, liveStreamId } = follow;
  return (
    <li class="min-w-0">
      <a
        href={liveStreamId === null ? paths.seller(seller.slug) : paths.show(liveStreamId)}
        class={`max-w-full ${buttonClass({ look: 'secondary' })}`}
      >
        <SellerBadge name={seller.name} seed={seller.vendorId} />
        <span class="truncate">{seller.name}</span>
        {liveStreamId !== null && <span class="live-badge">{messages.show.live}</span>}
      </a>
    </li>
  );
}
