import type { Product, Stream } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { FunnelTable } from '../../features/dashboard/FunnelTable.tsx';
import { DropCard } from '../../features/drops/DropCard.tsx';
import { PinButton } from '../../features/drops/PinButton.tsx';
import { StartDropDialog } from '../../features/drops/StartDropDialog.tsx';
import { usePin, usePolledShowcase } from '../../features/drops/use-showcase.ts';
import { ProductPicker } from '../../features/products/ProductPicker.tsx';
import { ShowProducts } from '../../features/products/ShowProducts.tsx';
import { api } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { showProductsKey } from '../../lib/query-keys.ts';
import { useHotkey } from '../../lib/use-hotkey.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { LiveShow } from './live-show.ts';
import { useShowProducts } from './use-live-show.ts';

interface LiveProductsProps {
  show: Stream;
  liveShow: LiveShow;
}

/** What is sold in the live show: pinned, dropped and changed while it is on. */
export function LiveProducts({ show, liveShow }: LiveProductsProps) {
  const { streamId } = show;
  const desk = liveShow.showcase;
  const products = useShowProducts(show, liveShow);
  const pushed = useStore(liveShow.link, (link) => link.pushed);
  const { pinned, drops } = useStore(desk.state);
  const pinning = usePin(streamId, desk);
  const [dropping, setDropping] = useState<Product | null>(null);
  const [picking, setPicking] = useState(false);
  const [asFigures, setAsFigures] = useState(false);
  usePolledShowcase(streamId, desk, pushed);
  const pinnedAt = products.findIndex(({ productId }) => productId === pinned);
  useHotkey('pinNext', () => pinning.mutate(products[(pinnedAt + 1) % products.length]?.productId ?? null));
  useHotkey('unpin', () => pinning.mutate(null));
  useHotkey('drop', () => setDropping(products[Math.max(0, pinnedAt)] ?? null));
  return (
    <>
      <ShowProducts
        products={products}
        onEdit={() => setPicking(true)}
        markedId={pinned}
        className="min-h-0 flex-[1.5]"
        instead={asFigures ? <ShowFunnel liveShow={liveShow} /> : undefined}
        aside={
          <Button
            size="sm"
            tone="quiet"
            aria-pressed={asFigures}
            className={asFigures ? 'bg-hover text-ink' : ''}
            onClick={() => setAsFigures(!asFigures)}
          >
            {t.funnel.show}
          </Button>
        }
        actionsOf={(product) => (
          <div className="flex shrink-0 items-center gap-1.5">
            {product.productId === pinned && (
              <span className="mr-1 text-xs font-semibold text-accent-text" aria-hidden="true">
                {t.drops.pinned}
              </span>
            )}
            <PinButton
              name={product.name}
              pinned={product.productId === pinned}
              busy={pinning.isPending}
              onPress={() => pinning.mutate(product.productId === pinned ? null : product.productId)}
            />
            <Button
              size="sm"
              className="h-7 px-2.5"
              aria-label={t.drops.startOf(product.name)}
              onClick={() => setDropping(product)}
            >
              <Zap size={13} aria-hidden="true" />
              {t.drops.open}
            </Button>
          </div>
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
      {dropping && (
        <StartDropDialog
          product={dropping}
          streamId={streamId}
          desk={desk}
          onClose={() => setDropping(null)}
        />
      )}
      <ShowPicker streamId={streamId} products={products} open={picking} onClose={() => setPicking(false)} />
    </>
  );
}

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
  open: boolean;
  onClose: () => void;
}

function ShowPicker({ streamId, products, open, onClose }: ShowPickerProps) {
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
      open={open}
      selection={products}
      saving={changing.isPending}
      error={changing.error}
      onSave={(selection) => changing.mutate(selection)}
      onClose={() => {
        changing.reset();
        onClose();
      }}
    />
  );
}
