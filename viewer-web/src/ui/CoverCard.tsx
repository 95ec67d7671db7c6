import { useSignal } from '@preact/signals';
import type { SellerRef } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { SellerBadge, StallCover } from './Stall.tsx';

interface CoverCardProps {
  readonly title: string;
  /** Of its title; one below what it stands under. */
  readonly heading?: 'h2' | 'h3';
  readonly href: string;
  readonly seller: Pick<SellerRef, 'vendorId' | 'name'>;
  /** Said after the seller's name. */
  readonly note?: string;
  /** Addresses of what may stand for it, the best first; a drawn stall where none can be shown. */
  readonly pictures: readonly (string | null)[];
  /** Lies over the picture. */
  readonly badges: ComponentChildren;
  /** What else can be done with it. */
  readonly children?: ComponentChildren;
}

/** A show or a replay in a list; all of it leads there. */
export function CoverCard({ heading: Title = 'h2', title, href, seller, note, ...parts }: CoverCardProps) {
  const { pictures, badges, children } = parts;
  return (
    <li class="cover-card">
      <div class="relative">
        <Cover seed={seller.vendorId} pictures={pictures} />
        {badges}
      </div>
      <div class="flex gap-3 p-4">
        <SellerBadge name={seller.name} seed={seller.vendorId} />
        <div class="min-w-0 flex-1">
          <Title class="line-clamp-2 font-semibold [overflow-wrap:anywhere]">
            <a href={href} class="cover-link">
              {title}
            </a>
          </Title>
          <p class="flex gap-1 text-sm text-muted">
            <span class="truncate">{seller.name}</span>
            {note !== undefined && <span class="shrink-0">· {note}</span>}
          </p>
          {children}
        </div>
      </div>
    </li>
  );
}

/** The first picture that can be shown. A frame that is missing now may be there at its next address. */
function Cover({ seed, pictures }: { readonly seed: string; readonly pictures: readonly (string | null)[] }) {
  const broken = useSignal<readonly string[]>([]);
  const known = pictures.join();
  useEffect(() => {
    broken.value = [];
  }, [known]);
  const src = pictures.find((picture) => picture !== null && !broken.value.includes(picture));
  if (typeof src !== 'string') return <StallCover seed={seed} />;
  return (
    <img
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      class="aspect-video w-full bg-sunken object-cover"
      onError={() => {
        broken.value = [...broken.peek(), src];
      }}
    />
  );
}
