import { Package } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../lib/class-names.ts';
import { useServerOrigin } from '../lib/connection.ts';

interface ProductPictureProps {
  /** As the server writes it: an address, or a path on the server. */
  imageUrl: string | null;
  className?: string;
}

/** The picture of a product; a parcel where there is none, or where it cannot be loaded. Its name stands beside it. */
export function ProductPicture({ imageUrl, className = 'size-10' }: ProductPictureProps) {
  const origin = useServerOrigin();
  const [broken, setBroken] = useState(false);
  const address = imageUrl !== null && origin !== null && !broken ? new URL(imageUrl, origin).href : null;
  return (
    <span
      className={classes(
        'flex shrink-0 items-center justify-center overflow-hidden rounded-md bg-sunken text-muted',
        className,
      )}
    >
      {address === null ? (
        <Package size={18} strokeWidth={1.6} aria-hidden="true" />
      ) : (
        <img
          src={address}
          alt=""
          loading="lazy"
          className="size-full object-cover"
          onError={() => setBroken(true)}
        />
      )}
    </span>
  );
}
