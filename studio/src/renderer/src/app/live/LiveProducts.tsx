import type { Product, Stream } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { FunnelTable } from '../../features/dashboard/FunnelTable.tsx';
import { DropCard } from '../../features/drops/DropCard.tsx';
import { StartDropDialog } from '../../features/drops/StartDropDialog.tsx';
import { usePin, usePolledShowcase } from '../../features/drops/use-showcase.ts';
import { PriceStockDialog } from '../../features/products/PriceStockDialog.tsx';
import { ProductPicker } from '../../features/products/ProductPicker.tsx';
import { ShowProducts } from '../../features/products/ShowProducts.tsx';
import { api } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { showProductsKey } from '../../lib/query-keys.ts';
import { useHotkey } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { GiveCoupon } from './GiveCoupon.tsx';
import { LiveProductActions } from './LiveProductActions.tsx';
import type { LiveShow } from './live-show.ts';
import { useShowProducts } from './use-live-show.ts';

interface LiveProductsProps {
  show: Stream;
  liveShow: LiveShow;
}

/** The one dialog that is open. */
type Opened =
  | { readonly dialog: 'picker' | 'coupon' }
  | { readonly dialog: 'drop' | 'price-stock'; readonly product: Product }
  | null;

/** What is sold in the live show: pinned, dropped and changed while it is on. */
export function LiveProducts({ show, liveShow }: LiveProductsProps) {
  const { streamId } = show;
  const desk = liveShow.showcase;
  const products = useShowProducts(show, liveShow);
  const pushed = useStore(liveShow.link, (link) => link.pushed);
  const { pinned, drops } = useStore(desk.state);
  const pinning = usePin(streamId, desk);
  const [opened, setOpened] = useState<Opened>(null);
  const [asFigures, setAsFigures] = useState(false);
  usePolledShowcase(streamId, desk, pushed);
  const pinnedAt = products.findIndex(({ productId }) => productId === pinned);
  useHotkey('pinNext', () => pinning.mutate(products[(pinnedAt + 1) % products.length]?.productId ?? null));
  useHotkey('unpin', () => pinning.mutate(null));
  const nextToSell = products[Math.max(0, pinnedAt)];
  useHotkey('drop', () => nextToSell && setOpened({ dialog: 'drop', product: nextToSell }));
  return (
    <>
      <ShowProducts
        products={products}
        onEdit={() => setOpened({ dialog: 'picker' })}
        markedId={pinned}
        className="min-h-0 flex-[1.5]"
        instead={asFigures ? <ShowFunnel liveShow={liveShow} /> : undefined}
        aside={
          <>
            <Button
              size="icon-sm"
              tone="quiet"
              aria-label={t.shop.newCoupon}
              onClick={() => setOpened({ dialog: 'coupon' })}
            >
              <TicketPercent size={16} aria-hidden="true" />
            </Button>
            <Button
              size="sm"
              tone="quiet"
              aria-pressed={asFigures}
              className={asFigures ? 'bg-hover text-ink' : ''}
              onClick={() => setAsFigures(!asFigures)}
            >
              {t.funnel.show}
            </Button>
          </>
        }
        actionsOf={(product) => (
          <LiveProductActions
            product={product}
            pinned={product.productId === pinned}
            busy={pinning.isPending}
            onPin={() => pinning.mutate(product.productId === pinned ? null : product.productId)}
            onDrop={() => setOpened({ dialog: 'drop', product })}
            onEdit={() => setOpened({ dialog: 'price-stock', product })}
          />
        )}
      >
        {pinning.error && (
          <Notice tone="bad" title={t.drops.pinFailed} className="mx-3 mb-2">
            {problemText(pinning.error)}
          </Notice>
        )}
        {drops.length > 0 && (
          <ul
            aria-label={t.drops.list}
            className="flex max-h-[45%] shrink-0 flex-col gap-2 overflow-y-auto px-3 pb-2"
          >
            {drops.map((drop) => (
              <DropCard
                key={drop.dropId}
                drop={drop}
                product={products.find(({ productId }) => productId === drop.productId)}
                desk={desk}
              />
            ))}
          </ul>
        )}
      </ShowProducts>
      <OpenedDialog
        opened={opened}
        streamId={streamId}
        liveShow={liveShow}
        products={products}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

interface OpenedDialogProps {
  opened: Opened;
  streamId: string;
  liveShow: LiveShow;
  products: readonly Product[];
  onClose: () => void;
}

function OpenedDialog({ opened, streamId, liveShow, products, onClose }: OpenedDialogProps) {
  const queries = useQueryClient();
  switch (opened?.dialog) {
    case 'drop':
      return (
        <StartDropDialog
          product={opened.product}
          streamId={streamId}
          desk={liveShow.showcase}
          onClose={onClose}
        />
      );
    case 'price-stock':
      return (
        <PriceStockDialog
          // As it stands now: sales go on while the seller types.
          product={products.find(({ productId }) => productId === opened.product.productId) ?? opened.product}
          onChanged={(changed) =>
            queries.setQueryData(showProductsKey(streamId), (held: readonly Product[] = products) =>
              withProduct(held, changed),
            )
          }
          onClose={onClose}
        />
      );
    case 'coupon':
      return (
        <GiveCoupon
          streamId={streamId}
          onComment={(comment) => liveShow.feed.handleComment(comment)}
          onClose={onClose}
        />
      );
    case 'picker':
      return <ShowPicker streamId={streamId} products={products} onClose={onClose} />;
    case undefined:
      return null;
  }
}

const withProduct = (products: readonly Product[], changed: Product): readonly Product[] =>
  products.map((product) => (product.productId === changed.productId ? changed : product));

function ShowFunnel({ liveShow }: { liveShow: LiveShow }) {
  const products = useStore(liveShow.feed.state, (state) => state.products);
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t.funnel.title}
      className="min-h-0 flex-1 overflow-y-auto px-4 pb-3"
    >
      <FunnelTable products={products} />
    </div>
  );
}

interface ShowPickerProps {
  streamId: string;
  products: readonly Product[];
  onClose: () => void;
}

function ShowPicker({ streamId, products, onClose }: ShowPickerProps) {
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (selection: readonly Product[]) =>
      api('streams.update', {
        body: { streamId, productIds: selection.map(({ productId }) => productId) },
      }),
    onSuccess: ({ stream }) => {
      queries.setQueryData(showProductsKey(streamId), stream.featured);
      onClose();
    },
  });
  return (
    <ProductPicker
      open
      selection={products}
      saving={changing.isPending}
      error={changing.error}
      onSave={(selection) => changing.mutate(selection)}
      onClose={onClose}
    />
  );
}
