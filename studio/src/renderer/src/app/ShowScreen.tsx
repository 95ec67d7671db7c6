import type { Sale } from '@stallcast/shared/contract';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { FunnelTable } from '../features/dashboard/FunnelTable.tsx';
import { useShowFigures } from '../features/dashboard/use-show-figures.ts';
import { FinalFiguresList } from '../features/end-show/FinalFiguresList.tsx';
import { ExportButton } from '../features/orders/ExportButton.tsx';
import { allSales, type SaleFilter } from '../features/orders/sale-filter.ts';
import { SaleDetail } from '../features/orders/SaleDetail.tsx';
import { SaleList } from '../features/orders/SaleList.tsx';
import { useSales } from '../features/orders/use-sales.ts';
import { locale } from '../lib/locale.ts';
import { dayText } from '../lib/time-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadFault } from '../ui/LoadFault.tsx';
import { Panel } from '../ui/Panel.tsx';
import { LoadingRows, MoreRows } from '../ui/Rows.tsx';
import type { ShowName } from './screen.ts';

/** A show that is over: its figures, what became of each product, and its orders. */
export function ShowScreen({ show, onBack }: { show: ShowName; onBack: () => void }) {
  const figures = useShowFigures(show.streamId);
  const [filter] = useState<SaleFilter>(() => ({ ...allSales, streamId: show.streamId }));
  const [chosen, setChosen] = useState<Sale | null>(null);
  const stats = figures.data;
  return (
    <div className="mx-auto flex h-full min-h-[38rem] max-w-[84rem] flex-col gap-4 px-8 py-6">
      <header className="flex items-center gap-3">
        <Button size="icon" tone="quiet" aria-label={t.actions.back} onClick={onBack}>
          <ArrowLeft size={18} aria-hidden="true" />
        </Button>
        <div className="min-w-0 flex-1">
          <h1 className="selectable truncate text-lg font-semibold tracking-tight">{show.title}</h1>
          {stats?.startedAt != null && (
            <p className="text-xs text-muted">{dayText(stats.startedAt, locale)}</p>
          )}
        </div>
        <ExportButton filter={filter} />
      </header>
      {figures.isPending && <LoadingRows count={2} />}
      {figures.error && (
        <LoadFault title={t.funnel.loadFailed} error={figures.error} onRetry={figures.refetch} />
      )}
      {stats && (
        <FinalFiguresList figures={{ durationMs: stats.elapsedMs, counters: stats.counters }} columns={10} />
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(20rem,0.8fr)_minmax(0,1.2fr)] gap-4">
        <ShowOrders filter={filter} chosenId={chosen?.orderId ?? null} onChoose={setChosen} />
        {chosen ? (
          <SaleDetail key={chosen.orderId} known={chosen} onClose={() => setChosen(null)} />
        ) : (
          <Panel title={t.funnel.title}>
            <div
              tabIndex={0}
              role="region"
              aria-label={t.funnel.title}
              className="min-h-0 flex-1 overflow-y-auto px-4 pb-3"
            >
              {stats && <FunnelTable products={stats.products} />}
            </div>
          </Panel>
        )}
      </div>
    </div>
  );
}

interface ShowOrdersProps {
  filter: SaleFilter;
  chosenId: string | null;
  onChoose: (sale: Sale) => void;
}

function ShowOrders({ filter, chosenId, onChoose }: ShowOrdersProps) {
  const sales = useSales(filter);
  return (
    <Panel title={t.orders.ofShow}>
      <div
        tabIndex={0}
        role="region"
        aria-label={t.orders.ofShow}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2"
      >
        {sales.isPending && <LoadingRows />}
        {sales.error && <LoadFault title={t.orders.loadFailed} error={sales.error} onRetry={sales.refetch} />}
        {sales.data?.length === 0 && <EmptyState icon={null} title={t.orders.noneOfShow} />}
        {sales.data && <SaleList sales={sales.data} chosenId={chosenId} onChoose={onChoose} />}
        <MoreRows pages={sales} />
      </div>
    </Panel>
  );
}
