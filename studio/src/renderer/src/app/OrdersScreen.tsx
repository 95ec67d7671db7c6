import type { Sale } from '@stallcast/shared/contract';
import { PackageSearch, ReceiptText, ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { ExportButton } from '../features/orders/ExportButton.tsx';
import { allSales, type SaleFilter } from '../features/orders/sale-filter.ts';
import { SaleDetail } from '../features/orders/SaleDetail.tsx';
import { SaleList } from '../features/orders/SaleList.tsx';
import { useSales } from '../features/orders/use-sales.ts';
import { t } from '../messages/messages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadFault } from '../ui/LoadFault.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { LoadingRows, MoreRows } from '../ui/Rows.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const statuses = [
  { value: 'all', label: t.orders.all },
  { value: 'paid', label: t.orders.toSend },
  { value: 'fulfilled', label: t.orders.statuses.fulfilled },
  { value: 'pending', label: t.orders.statuses.pending },
  { value: 'cancelled', label: t.orders.statuses.cancelled },
  { value: 'refunded', label: t.orders.statuses.refunded },
] as const satisfies readonly { value: SaleFilter['status']; label: string }[];

/** What was bought from me: the list on the left, one order on the right. */
export function OrdersScreen() {
  const [filter, setFilter] = useState<SaleFilter>(allSales);
  return (
    <PageFrame title={t.orders.title} width="wide" actions={<ExportButton filter={filter} />}>
      <div className="flex items-center gap-3">
        <SearchField
          label={t.orders.search}
          value={filter.search}
          onChange={(search) => setFilter({ ...filter, search })}
          className="min-w-0 flex-1"
        />
        <Segmented
          label={t.orders.statusLabel}
          choices={statuses}
          value={filter.status}
          onChange={(status) => setFilter({ ...filter, status })}
        />
      </div>
      <Orders filter={filter} />
    </PageFrame>
  );
}

function Orders({ filter }: { filter: SaleFilter }) {
  const sales = useSales(filter);
  const [chosen, setChosen] = useState<Sale | null>(null);
  if (sales.isPending) return <LoadingRows count={6} />;
  if (!sales.data)
    return <LoadFault title={t.orders.loadFailed} error={sales.error} onRetry={sales.refetch} />;
  if (sales.data.length === 0)
    return <NoOrders filtered={filter.search.trim() !== '' || filter.status !== 'all'} />;
  return (
    <div className="grid min-h-96 flex-1 grid-cols-[minmax(20rem,0.8fr)_minmax(0,1.2fr)] gap-4 pb-1">
      <div
        tabIndex={0}
        role="region"
        aria-label={t.orders.title}
        className="flex min-h-0 flex-col gap-2 overflow-y-auto rounded-lg border border-line bg-card p-2"
      >
        <SaleList sales={sales.data} chosenId={chosen?.orderId ?? null} onChoose={setChosen} />
        <MoreRows pages={sales} />
      </div>
      {chosen ? (
        <SaleDetail key={chosen.orderId} known={chosen} />
      ) : (
        <div className="rounded-lg border border-dashed border-line">
          <EmptyState icon={<ReceiptText size={32} strokeWidth={1.3} />} title={t.orders.chooseOne} />
        </div>
      )}
    </div>
  );
}

function NoOrders({ filtered }: { filtered: boolean }) {
  return (
    <div className="flex min-h-72 flex-1 items-center justify-center rounded-lg border border-dashed border-line">
      {filtered ? (
        <EmptyState icon={<PackageSearch size={36} strokeWidth={1.3} />} title={t.orders.searchEmpty} />
      ) : (
        <EmptyState icon={<ShoppingBag size={36} strokeWidth={1.3} />} title={t.orders.noneTitle}>
          {t.orders.none}
        </EmptyState>
      )}
    </div>
  );
}
