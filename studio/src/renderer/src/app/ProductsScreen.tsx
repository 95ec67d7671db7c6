import type { Product } from '@stallcast/shared/contract';
import { Archive, Package, PackageSearch, Plus } from 'lucide-react';
import { useState } from 'react';
import { ProductDialog } from '../features/products/ProductDialog.tsx';
import { ProductList } from '../features/products/ProductList.tsx';
import { type ProductStatus, useMyProducts, useProductStatus } from '../features/products/use-my-products.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadFault } from '../ui/LoadFault.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { LoadingRows, MoreRows } from '../ui/Rows.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const statuses = [
  { value: 'active', label: t.products.statuses.active },
  { value: 'archived', label: t.products.statuses.archived },
] as const;

/** What the dialog is about; null while it is closed. */
type Editing = { readonly product: Product | null } | null;

/** Everything my shop sells. */
export function ProductsScreen() {
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<ProductStatus>('active');
  const [editing, setEditing] = useState<Editing>(null);
  return (
    <PageFrame
      title={t.products.title}
      actions={
        <Button tone="primary" onClick={() => setEditing({ product: null })}>
          <Plus size={16} aria-hidden="true" />
          {t.products.newOne}
        </Button>
      }
    >
      <div className="flex items-center gap-3">
        <SearchField label={t.products.search} value={search} onChange={setSearch} className="flex-1" />
        <Segmented label={t.products.statusLabel} choices={statuses} value={status} onChange={setStatus} />
      </div>
      <Products
        search={search}
        status={status}
        onEdit={(product) => setEditing({ product })}
        onNew={() => setEditing({ product: null })}
      />
      {editing && (
        <ProductDialog
          product={editing.product}
          onClose={() => setEditing(null)}
          onSaved={() => setEditing(null)}
        />
      )}
    </PageFrame>
  );
}

interface ProductsProps {
  search: string;
  status: ProductStatus;
  onEdit: (product: Product) => void;
  onNew: () => void;
}

function Products({ search, status, onEdit, onNew }: ProductsProps) {
  const products = useMyProducts(search, status);
  const changing = useProductStatus();
  if (products.isPending) return <LoadingRows count={5} />;
  if (!products.data)
    return <LoadFault title={t.products.loadFailed} error={products.error} onRetry={products.refetch} />;
  return (
    <>
      {changing.error && (
        <Notice tone="bad" title={t.products.statusFailed}>
          {problemText(changing.error)}
        </Notice>
      )}
      {products.data.length === 0 ? (
        <NoProducts searching={search.trim() !== ''} status={status} onNew={onNew} />
      ) : (
        <ProductList
          products={products.data}
          busyWith={changing.isPending ? changing.variables.productId : null}
          onEdit={onEdit}
          onStatus={(product) =>
            changing.mutate({
              productId: product.productId,
              status: product.status === 'active' ? 'archived' : 'active',
            })
          }
        />
      )}
      <MoreRows pages={products} />
    </>
  );
}

function NoProducts({
  searching,
  status,
  onNew,
}: Pick<ProductsProps, 'status' | 'onNew'> & { searching: boolean }) {
  return (
    <div className="flex min-h-72 flex-1 items-center justify-center rounded-lg border border-dashed border-line">
      {searching ? (
        <EmptyState icon={<PackageSearch size={36} strokeWidth={1.3} />} title={t.products.searchEmpty} />
      ) : status === 'archived' ? (
        <EmptyState icon={<Archive size={36} strokeWidth={1.3} />} title={t.products.archivedNone}>
          {t.products.archivedNoneText}
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Package size={36} strokeWidth={1.3} />}
          title={t.products.noneTitle}
          action={
            <Button tone="primary" onClick={onNew}>
              {t.products.noneAction}
            </Button>
          }
        >
          {t.products.none}
        </EmptyState>
      )}
    </div>
  );
}
