import type { SellerPage } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { formatCount } from '../../app/locale.ts';
import { sellerText } from '../../messages/en/seller.ts';
import { Button } from '../../ui/Button.tsx';
import { SellerBadge } from '../../ui/Stall.tsx';

interface SellerHeadProps {
  readonly seller: SellerPage;
  readonly following: boolean;
  readonly busy: boolean;
  readonly onFollow: () => void;
  /** What else can be done. */
  readonly children: ComponentChildren;
}

/** Who a seller is, how many follow them, and the button to do so. */
export function SellerHead({ seller, following, busy, onFollow, children }: SellerHeadProps) {
  const { name, vendorId, logoUrl, about, followers } = seller;
  return (
    <header class="mb-8">
      <div class="flex flex-wrap items-center gap-3">
        {logoUrl === null ? (
          <SellerBadge name={name} seed={vendorId} />
        ) : (
          <img src={logoUrl} alt="" class="size-14 shrink-0 rounded-md object-cover" />
        )}
        <div class="min-w-0 flex-1 basis-28">
          <h1 class="text-lg leading-tight font-bold wide:text-xl [overflow-wrap:anywhere]">{name}</h1>
          <p class="mt-0.5 text-muted">{sellerText.followers(followers, formatCount(followers))}</p>
        </div>
        <div class="flex items-center gap-1">
          <Button
            look={following ? 'secondary' : 'primary'}
            aria-pressed={following}
            aria-label={sellerText.followNamed(name)}
            busy={busy}
            onClick={onFollow}
          >
            {following ? sellerText.following : sellerText.follow}
          </Button>
          {children}
        </div>
      </div>
      {about !== '' && <p class="mt-3 whitespace-pre-line">{about}</p>}
    </header>
  );
}
