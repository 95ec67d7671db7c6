import { useSignal } from '@preact/signals';
import { ApiError } from '@stallcast/shared/client';
import type { Product, SavedStream, VendorId } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { ShowCard } from '../../features/live-list/ShowCard.tsx';
import { ReplayList } from '../../features/replay/ReplayList.tsx';
import { SellerHead } from '../../features/seller/SellerHead.tsx';
import { type SellerDetails, SellerStore } from '../../features/seller/seller-store.ts';
import { ShareButton } from '../../features/share/ShareButton.tsx';
import { ProductRail } from '../../features/shop/ProductRail.tsx';
import { UpcomingList } from '../../features/upcoming/UpcomingList.tsx';
import { messages } from '../../messages/en/general.ts';
import { sellerText } from '../../messages/en/seller.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../ui/States.tsx';
import { PagedList } from '../paged-list.ts';
import { problemText } from '../problem-text.ts';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useKeptAction } from '../use-kept-action.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';
import { ShoppingSheet } from './ShoppingSheet.tsx';
import { useReminders } from './use-reminders.ts';
import { useShopping } from './use-shopping.ts';

const text = sellerText;

/** A seller: what they are live with, what they sell, and what can be watched again. */
export function SellerPage({ slug }: { readonly slug: string }) {
  const { api } = useServices();
  const store = useOpened(() => new SellerStore(api, slug));
  const details = store.details.value;
  if (details) return <Seller store={store} details={details} />;
  switch (store.load.value) {
    case 'missing':
      return <EmptyState heading title={text.missing} text={text.missingText} />;
    case 'failed':
      return <ErrorState title={text.failed} onRetry={() => store.refresh()} />;
    case 'ready':
    case 'loading':
      return <PageSkeleton />;
  }
}

interface SellerProps {
  readonly store: SellerStore;
  readonly details: SellerDetails;
}

function Seller({ store, details }: SellerProps) {
  const { seller, following, live } = details;
  const products = useProducts(seller.slug);
  const replays = useReplays(seller.vendorId);
  const shopping = useShopping(products.items.value);
  const { isBusy, follow } = useFollow(store);
  const reminders = useReminders();
  usePageTitle(seller.name);
  useKeptAction(products.state.value === 'ready', (action, loggedIn) => {
    if (!loggedIn) return;
    if (action.kind === 'follow') void follow(true);
    else if (action.kind === 'remind') reminders.goOn(action);
    else if (action.kind === 'buy' || action.kind === 'add-to-cart') shopping.goOn(action);
  });
  return (
    <div class="page seller">
      <SellerHead
        seller={seller}
        following={following}
        busy={isBusy}
        onFollow={() => void follow(!following)}
      >
        <ShareButton title={seller.name} path={paths.seller(seller.slug)} />
      </SellerHead>
      {live.length > 0 && (
        <section class="mb-8" aria-label={text.live}>
          <ul class="card-grid">
            {live.map((show) => (
              <ShowCard key={show.streamId} show={show} />
            ))}
          </ul>
        </section>
      )}
      <section class="panel self-start" aria-label={text.products}>
        <ProductRail
          title={text.products}
          products={products.items.value}
          onBuy={shopping.buy}
          onAdd={shopping.add}
        />
        {products.hasMore && (
          <Button busy={products.state.value === 'loading'} onClick={() => void products.load()}>
            {messages.showMore}
          </Button>
        )}
      </section>
      <UpcomingList reminders={reminders} vendorId={seller.vendorId} />
      <section class="mt-12" aria-labelledby="replays-title">
        <h2 id="replays-title" class="mb-5 text-lg font-bold">
          {text.replays}
        </h2>
        <ReplayList list={replays} />
      </section>
      <ShoppingSheet shopping={shopping} />
    </div>
  );
}

/** Follows, or no longer; guests log in first, and are followers when they are back. */
function useFollow(store: SellerStore) {
  const { askToLogIn, session, toasts } = useServices();
  const busy = useSignal(false);
  const follow = async (wanted: boolean) => {
    if (session.account.peek() === null) return askToLogIn({ kind: 'follow' });
    busy.value = true;
    try {
      await store.follow(wanted);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated')
        askToLogIn({ kind: 'follow' }, error);
      else toasts.show(problemText(error), 'bad');
    } finally {
      busy.value = false;
    }
  };
  return { isBusy: busy.value, follow };
}

function useProducts(slug: string) {
  const { api } = useServices();
  return useList<Product, Product['productId']>(async (after) => {
    const query = after === undefined ? {} : { after };
    const { products, next } = await api('sellers.products', { params: { slug }, query });
    return { items: products, next };
  });
}

function useReplays(vendorId: VendorId) {
  const { api } = useServices();
  return useList<SavedStream, SavedStream['savedStreamId']>(async (after) => {
    const query = { vendorId, ...(after !== undefined && { after }) };
    const { savedStreams, next } = await api('recordings.list', { query });
    return { items: savedStreams, next };
  });
}

function useList<Item, Cursor>(
  read: ConstructorParameters<typeof PagedList<Item, Cursor>>[0],
): PagedList<Item, Cursor> {
  const [list] = useState(() => new PagedList(read));
  useEffect(() => void list.load(), [list]);
  return list;
}
