import type { Product } from '@stallcast/shared/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { myProductsKey } from '../../lib/query-keys.ts';
import type { PriceStockChange } from './price-stock.ts';

interface ChangeListeners {
  /** A variant is stored: the product as it stands now. */
  readonly onStep: (product: Product, variantId: string) => void;
  readonly onDone: () => void;
}

/** Stores prices and stocks, variant after variant. What was stored stays stored when another is refused. */
export function useChangePriceStock(productId: Product['productId'], { onStep, onDone }: ChangeListeners) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly PriceStockChange[]) => {
      for (const { variantId, body } of changes) {
        const { product } = await api('products.changeVariant', { params: { productId, variantId }, body });
        onStep(product, variantId);
      }
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: myProductsKey }),
  });
}
