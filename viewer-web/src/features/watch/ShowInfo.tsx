import type { Stream } from '@stallcast/shared/contract';
import { paths } from '../../app/routes.ts';
import { SellerBadge } from '../../ui/Stall.tsx';

/** Who is selling, and what the show is about. */
export function ShowInfo({ stream }: { readonly stream: Stream }) {
  const { vendor, title, description } = stream;
  return (
    <div class="flex min-w-0 items-center gap-3 wide:items-start short:items-center">
      <SellerBadge name={vendor.name} seed={vendor.vendorId} />
      <div class="min-w-0">
        <h1 class="truncate text-sm font-bold wide:text-xl wide:leading-tight wide:whitespace-normal short:text-sm short:whitespace-nowrap">
          {title}
        </h1>
        <p class="text-xs opacity-85 wide:mt-0.5 wide:text-md wide:text-muted wide:opacity-100">
          <a href={paths.seller(vendor.slug)} class="block truncate leading-6">
            {vendor.name}
          </a>
        </p>
        {description !== '' && (
          <p class="mt-2 hidden text-muted whitespace-pre-line wide:line-clamp-3 short:hidden">
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
