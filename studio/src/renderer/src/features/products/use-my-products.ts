import type { Product, RouteRequest, Routes } from '@stallcast/shared/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../lib/api.ts';
import { myProductsKey } from '../../lib/query-keys.ts';
import { type ProductChange, productChanges } from './product-changes.ts';
import { createBody, type ReadProduct } from './product-draft.ts';

export type ProductStatus = Product['status'];
type ProductPage = NonNullable<RouteRequest<Routes['products.mine']>['query']>;

/** My products by name, a page at a time, those whose name holds `search`. */
export function useMyProducts(search: string, status: ProductStatus = 'active') {
  const wanted = useDeferredValue(search.trim());
  return useInfiniteQuery({
    queryKey: [...myProductsKey, status, wanted],
    queryFn: ({ pageParam, signal }) => {
      const query: ProductPage = {
        status,
        ...(wanted !== '' && { search: wanted }),
        ...(pageParam !== '' && { after: pageParam }),
      };
      return api('products.mine', { query }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Product[] => pages.flatMap((page) => page.products),
    // The list on the screen stays while the next letters are looked up.
    placeholderData: (before) => before,
  });
}

interface SaveListeners {
  /** A part of it is stored: `keys` names the rows that are. */
  readonly onStep: (product: Product, keys: readonly string[]) => void;
  readonly onSaved: (product: Product) => void;
}

/** Stores what was typed: a new product, or the changes to one, call after call. What was stored stays stored. */
export function useSaveProduct(before: Product | null, { onStep, onSaved }: SaveListeners) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (typed: ReadProduct): Promise<Product> => {
      if (before === null) return (await api('products.create', { body: createBody(typed) })).product;
      let product = before;
      for (const change of productChanges(before, typed)) {
        ({ product } = await apply(before.productId, change));
        onStep(product, 'key' in change ? [change.key] : []);
      }
      return product;
    },
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries({ queryKey: myProductsKey }),
  });
}

function apply(productId: Product['productId'], change: ProductChange): Promise<{ product: Product }> {
  switch (change.change) {
    case 'product':
      return api('products.update', { params: { productId }, body: change.body });
    case 'variant':
      return api('products.changeVariant', {
        params: { productId, variantId: change.variantId },
        body: change.body,
      });
    case 'new-variant':
      return api('products.addVariant', { params: { productId }, body: change.body });
  }
}

/** Takes a product off the shop, or puts it back. Orders and shows of the past keep it. */
export function useProductStatus() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ productId, status }: { productId: Product['productId']; status: ProductStatus }) =>
      api('products.update', { params: { productId }, body: { status } }),
    onSettled: () => queries.invalidateQueries({ queryKey: myProductsKey }),
  });
}
