import type { Product } from '@stallcast/shared/contract';
import { PackageSearch } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../messages/messages.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { LoadingRows, MoreRows } from '../../ui/Rows.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ProductFacts } from './ProductFacts.tsx';
import { useMyProducts } from './use-my-products.ts';

interface ProductChoiceProps {
  selection: readonly Product[];
  onToggle: (product: Product) => void;
}

/** All products of the shop, with a box to tick for the show. */
export function ProductChoice({ selection, onToggle }: ProductChoiceProps) {
  const [search, setSearch] = useState('');
  const products = useMyProducts(search);
  return (
    <>
      <SearchField label={t.products.search} value={search} onChange={setSearch} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {products.isPending && <LoadingRows />}
        {products.error && (
          <LoadFault title={t.products.loadFailed} error={products.error} onRetry={products.refetch} />
        )}
        {products.data && (
          <Choices
            products={products.data}
            searching={search.trim() !== ''}
            selection={selection}
            onToggle={onToggle}
          />
        )}
        <MoreRows pages={products} />
      </div>
    </>
  );
}

interface ChoicesProps extends ProductChoiceProps {
  products: readonly Product[];
  searching: boolean;
}

function Choices({ products, searching, selection, onToggle }: ChoicesProps) {
  if (products.length === 0) {
    return (
      <EmptyState
        icon={<PackageSearch size={24} strokeWidth={1.6} />}
        title={searching ? t.products.searchEmpty : t.products.noneTitle}
      >
        {searching ? undefined : t.products.none}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col">
      {products.map((product) => (
        <li key={product.productId}>
          <label className="flex cursor-pointer items-center gap-3 rounded-md p-1.5 hover:bg-hover">
            <CheckBox
              label={t.products.select(product.name)}
              checked={selection.some(({ productId }) => productId === product.productId)}
              onChange={() => onToggle(product)}
            />
            <ProductPicture imageUrl={product.imageUrl} />
            <ProductFacts product={product} />
          </label>
        </li>
      ))}
    </ul>
  );
}
