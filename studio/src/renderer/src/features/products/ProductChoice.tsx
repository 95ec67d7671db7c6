import type { Product } from '@stallcast/shared/contract';
import { PackageSearch, Search } from 'lucide-react';
import { useState } from 'react';
import { inBackground } from '../../lib/in-background.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProductFacts } from './ProductFacts.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
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
      <div className="relative">
        <Search
          size={15}
          className="pointer-events-none absolute top-2.5 left-3 text-muted"
          aria-hidden="true"
        />
        <input
          type="search"
          aria-label={t.products.search}
          placeholder={t.products.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-9 w-full rounded-md border border-line bg-field pr-3 pl-9 text-sm hover:border-line-strong"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {products.isPending && <Loading />}
        {products.error && (
          <Notice
            tone="bad"
            title={t.products.loadFailed}
            action={
              <Button size="sm" onClick={() => inBackground(products.refetch())}>
                {t.actions.tryAgain}
              </Button>
            }
          >
            {problemText(products.error)}
          </Notice>
        )}
        {products.data && (
          <Choices
            products={products.data}
            searching={search.trim() !== ''}
            selection={selection}
            onToggle={onToggle}
          />
        )}
        {products.hasNextPage && (
          <Button
            size="sm"
            tone="quiet"
            className="w-full"
            busy={products.isFetchingNextPage}
            onClick={() => inBackground(products.fetchNextPage())}
          >
            {t.home.more}
          </Button>
        )}
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

function Loading() {
  return (
    <div className="flex flex-col gap-2" aria-busy="true">
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}
