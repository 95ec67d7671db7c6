import { ReplayPlayer } from '../../features/replay/ReplayPlayer.tsx';
import { type ReplayDetails, ReplayStore } from '../../features/replay/replay-store.ts';
import { ShareButton } from '../../features/share/ShareButton.tsx';
import { ProductRail } from '../../features/shop/ProductRail.tsx';
import { SellerBadge } from '../../ui/Stall.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { formatDay } from '../locale.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useKeptAction } from '../use-kept-action.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';
import { ShoppingSheet } from './ShoppingSheet.tsx';
import { useShopping } from './use-shopping.ts';
import { replayText } from '../../messages/en/replay.ts';

const text = replayText;

/** A replay, and what was sold in it at today's price. */
export function ReplayPage({ savedStreamId }: { readonly savedStreamId: string }) {
  const { api } = useServices();
  const store = useOpened(() => new ReplayStore(api, savedStreamId));
  const details = store.details.value;
  if (details) return <Replay details={details} />;
  switch (store.load.value) {
    case 'missing':
      return <EmptyState heading title={text.missing} text={text.missingText} />;
    case 'failed':
      return <ErrorState title={text.oneFailed} onRetry={() => store.refresh()} />;
    case 'ready':
    case 'loading':
      return (
        <Loading>
          <div class="page">
            <Skeleton class="aspect-video w-full" />
          </div>
        </Loading>
      );
  }
}

function Replay({ details }: { readonly details: ReplayDetails }) {
  const { savedStream: replay, products } = details;
  const shopping = useShopping(products);
  usePageTitle(replay.title);
  useKeptAction(true, (action, loggedIn) => {
    if (loggedIn && (action.kind === 'buy' || action.kind === 'add-to-cart')) shopping.goOn(action);
  });
  return (
    <div class="page replay">
      <div class="flex min-w-0 flex-col gap-4">
        <ReplayPlayer replay={replay} />
        <div class="flex gap-3">
          <SellerBadge name={replay.vendor.name} seed={replay.vendor.vendorId} />
          <div class="min-w-0 flex-1">
            <h1 class="text-lg leading-tight font-bold wide:text-xl [overflow-wrap:anywhere]">
              {replay.title}
            </h1>
            <p class="mt-0.5 text-muted">
              <a href={paths.seller(replay.vendor.slug)} class="text-button">
                {replay.vendor.name}
              </a>{' '}
              · {text.streamedAt(formatDay(replay.streamedAt))}
            </p>
            {replay.description !== '' && <p class="mt-3 whitespace-pre-line">{replay.description}</p>}
          </div>
          <ShareButton title={replay.title} path={paths.replay(replay.savedStreamId)} />
        </div>
      </div>
      <section class="panel self-start" aria-label={text.products}>
        <ProductRail title={text.products} products={products} onBuy={shopping.buy} onAdd={shopping.add} />
      </section>
      <ShoppingSheet shopping={shopping} />
    </div>
  );
}
