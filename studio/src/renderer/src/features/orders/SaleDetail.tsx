import type { Sale } from '@stallcast/shared/contract';
import { Check, Package, Truck, Undo2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { locale, moneyText } from '../../lib/locale.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyTextButton } from '../../ui/CopyTextButton.tsx';
import { RefundDialog } from './RefundDialog.tsx';
import { addressLines, canRefund, canShip, orderNumber, refundTotal } from './sale-facts.ts';
import { SaleLines } from './SaleLines.tsx';
import { SaleStatus } from './SaleStatus.tsx';
import { ShipDialog } from './ShipDialog.tsx';
import { useSale } from './use-sales.ts';

interface SaleDetailProps {
  /** The order as the list has it. */
  known: Sale;
  /** Closes it, where something else stands in its place. */
  onClose?: () => void;
}

/** One order: what was bought, where it goes, and what is left to do. */
export function SaleDetail({ known, onClose }: SaleDetailProps) {
  const sale = useSale(known).data;
  const [asking, setAsking] = useState<'ship' | 'refund' | null>(null);
  const number = orderNumber(sale.orderId);
  return (
    <article
      aria-label={t.orders.one(number)}
      className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-card"
    >
      <header className="flex items-start gap-3 border-b border-line px-5 py-4">
        <div className="min-w-0 flex-1">
          <h2 className="selectable truncate text-lg font-semibold">
            <bdi>{sale.buyerName}</bdi>
          </h2>
          <p className="selectable text-xs text-muted">
            {t.orders.number(number)} · {dayText(sale.createdAt, locale)}
          </p>
        </div>
        <SaleStatus sale={sale} />
        {onClose && (
          <Button size="icon-sm" tone="quiet" aria-label={t.actions.close} onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </Button>
        )}
      </header>
      <div
        tabIndex={0}
        role="region"
        aria-label={t.orders.details}
        className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-5 py-4"
      >
        <SaleLines sale={sale} />
        <Totals sale={sale} />
        <div className="grid grid-cols-2 gap-4">
          <Address sale={sale} />
          <Parcel sale={sale} />
        </div>
      </div>
      {(canRefund(sale) || canShip(sale)) && (
        <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
          {canRefund(sale) && (
            <Button tone="danger" onClick={() => setAsking('refund')}>
              <Undo2 size={15} aria-hidden="true" />
              {t.orders.refund}
            </Button>
          )}
          {canShip(sale) && (
            <Button tone={sale.shipment ? 'neutral' : 'primary'} onClick={() => setAsking('ship')}>
              <Truck size={15} aria-hidden="true" />
              {sale.shipment ? t.orders.correctShipment : t.orders.ship}
            </Button>
          )}
        </footer>
      )}
      {asking === 'ship' && <ShipDialog sale={sale} onClose={() => setAsking(null)} />}
      {asking === 'refund' && <RefundDialog sale={sale} onClose={() => setAsking(null)} />}
    </article>
  );
}

function Totals({ sale }: { sale: Sale }) {
  const paidBack = refundTotal(sale.lines.filter(({ refundedAt }) => refundedAt !== null));
  return (
    <dl className="ml-auto grid w-64 grid-cols-[1fr_auto] gap-y-1 text-sm">
      <dt className="text-muted">{t.orders.shipping}</dt>
      <dd className="figures text-right">{moneyText(sale.shipping)}</dd>
      <dt className="font-semibold">{t.orders.total}</dt>
      <dd className="figures text-right text-md font-semibold">{moneyText(sale.total)}</dd>
      {paidBack && (
        <>
          <dt className="text-muted">{t.orders.paidBack}</dt>
          <dd className="figures text-right text-bad">−{moneyText(paidBack)}</dd>
        </>
      )}
    </dl>
  );
}

function Card({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-md border border-line p-3">
      <div className="mb-1.5 flex h-8 items-center justify-between gap-2">
        <h3 className="text-xs font-semibold text-muted">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

function Address({ sale: { address } }: { sale: Sale }) {
  if (address === null) {
    return (
      <Card title={t.orders.address}>
        <p className="text-sm text-muted">{t.orders.noAddress}</p>
      </Card>
    );
  }
  const lines = addressLines(address);
  return (
    <Card
      title={t.orders.address}
      aside={<CopyTextButton text={lines.join('\n')} label={t.orders.copyAddress} />}
    >
      <address className="selectable text-sm break-words not-italic">
        {lines.map((line, index) => (
          <bdi key={index} className="block">
            {line}
          </bdi>
        ))}
      </address>
    </Card>
  );
}

function Parcel({ sale: { shipment, address } }: { sale: Sale }) {
  return (
    <Card title={t.orders.parcel}>
      {shipment ? (
        <div className="flex flex-col gap-1 text-sm">
          <p className="flex items-center gap-1.5 font-medium text-good">
            <Check size={15} aria-hidden="true" />
            {t.orders.sentAt(dayText(shipment.shippedAt, locale))}
          </p>
          <p className="selectable">{shipment.carrier}</p>
          {shipment.tracking !== '' && <p className="selectable break-all text-muted">{shipment.tracking}</p>}
        </div>
      ) : (
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <Package size={15} aria-hidden="true" />
          {address === null ? t.orders.noParcel : t.orders.notSent}
        </p>
      )}
    </Card>
  );
}
