import type { Product } from '@stallcast/shared/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../lib/api.ts';
import type { NewProduct } from './product-draft.ts';

const myProducts = ['my-products'] as const;

/** My active products by name, a page at a time, those whose name holds `search`. */
export function useMyProducts(search: string) {
  const wanted = useDeferredValue(search.trim());
  return useInfiniteQuery({
    queryKey: [...myProducts, wanted],
    queryFn: ({ pageParam, signal }) =>
      api(
        'products.mine',
        {
          query: { ...(wanted !== '' && { search: wanted }), ...(pageParam !== '' && { after: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Product[] => pages.flatMap((page) => page.products),
    // The list on the screen stays while the next letters are looked up.
    placeholderData: (before) => before,
  });
}

/** Adds a product to my shop. */
export function useCreateProduct(onCreated: (product: Product) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (product: NewProduct) => api('products.create', { body: product }),
    onSuccess: async ({ product }) => {
      onCreated(product);
      await queries.invalidateQueries({ queryKey: myProducts });
    },
  });
}
