import type { Stream } from '@stallcast/shared/contract';
import { Video } from 'lucide-react';
import { ProductPicture } from '../../ui/ProductPicture.tsx';

const stripes = [0, 1, 2, 3, 4, 5, 6, 7];

/** The cover of a show; without one, a small stall with its first products on the counter. */
export function ShowCover({ show }: { show: Stream }) {
  if (show.coverUrl !== null) return <ProductPicture imageUrl={show.coverUrl} className="h-14 w-24" />;
  return <Stall show={show} />;
}

function Stall({ show }: { show: Stream }) {
  const shown = show.featured.slice(0, 3);
  return (
    <div
      aria-hidden="true"
      className="relative flex h-14 w-24 shrink-0 items-end justify-center gap-1 overflow-hidden rounded-md bg-sunken pb-1.5"
    >
      <svg className="absolute inset-x-0 top-0 h-3 w-full" viewBox="0 0 96 12" preserveAspectRatio="none">
        {stripes.map((index) => (
          <path
            key={index}
            d={`M${index * 12} 0h12v6a6 6 0 0 1-12 0z`}
            className={index % 2 === 0 ? 'fill-accent' : 'fill-accent-soft'}
          />
        ))}
      </svg>
      {shown.length === 0 && <Video size={18} strokeWidth={1.6} className="mb-2.5 text-muted opacity-60" />}
      {shown.map((product) => (
        <ProductPicture key={product.productId} imageUrl={product.imageUrl} className="size-7" />
      ))}
    </div>
  );
}
