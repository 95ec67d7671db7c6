import type { Product, Stream } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProductPicker } from '../../features/products/ProductPicker.tsx';
import { ShowProducts } from '../../features/products/ShowProducts.tsx';
import { api } from '../../lib/api.ts';
import { showProductsKey } from '../../lib/query-keys.ts';
import type { LiveShow } from './live-show.ts';
import { useShowProducts } from './use-live-show.ts';

/** What is sold in the live show; it can be changed while it is on. */
export function LiveProducts({ show, liveShow }: { show: Stream; liveShow: LiveShow }) {
  const queries = useQueryClient();
  const products = useShowProducts(show, liveShow);
  const [picking, setPicking] = useState(false);
  const changing = useMutation({
    mutationFn: (selection: readonly Product[]) =>
      api('streams.update', {
        body: { streamId: show.streamId, productIds: selection.map(({ productId }) => productId) },
      }),
    onSuccess: ({ stream }) => {
      queries.setQueryData(showProductsKey(show.streamId), stream.featured);
      setPicking(false);
    },
  });
  return (
    <>
      <ShowProducts products={products} onEdit={() => setPicking(true)} className="min-h-32 flex-1" />
      <ProductPicker
        open={picking}
        selection={products}
        saving={changing.isPending}
        error={changing.error}
        onSave={(selection) => changing.mutate(selection)}
        onClose={() => {
          changing.reset();
          setPicking(false);
        }}
      />
    </>
  );
}
