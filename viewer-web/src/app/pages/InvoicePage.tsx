import { useEffect } from 'preact/hooks';
import { InvoiceStore } from '../../features/checkout/invoice-store.ts';
import { InvoiceView } from '../../features/checkout/InvoiceView.tsx';
import { orderNumber } from '../../features/checkout/order-number.ts';
import { OrderMissing } from '../../features/checkout/OrderMissing.tsx';
import { orderText as text } from '../../messages/en/order.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { RequireAccount } from '../RequireAccount.tsx';
import { paths } from '../routes.ts';
import { useServices } from '../services.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';

/** The invoice of one of my orders, to be printed. */
export function InvoicePage({ orderId }: { readonly orderId: string }) {
  const title = text.invoiceTitle(orderNumber(orderId));
  usePageTitle(title);
  return (
    <RequireAccount>
      <div class="page page-narrow">
        <h1 class="page-title">{title}</h1>
        <InvoiceContents orderId={orderId} />
      </div>
    </RequireAccount>
  );
}

function InvoiceContents({ orderId }: { readonly orderId: string }) {
  const { api, session } = useServices();
  const store = useOpened(() => new InvoiceStore(api, orderId));
  const invoice = store.invoice.value;
  const load = store.load.value;
  useEffect(() => {
    if (load === 'logged-out') session.handleLoggedOut();
  }, [load, session]);
  const toOrder = (
    <a href={paths.order(orderId)} class={buttonClass({})}>
      {text.view}
    </a>
  );
  if (invoice && invoice.order.paidAt === null)
    return (
      <EmptyState title={text.noInvoice} text={text.noInvoiceText}>
        {toOrder}
      </EmptyState>
    );
  if (invoice) {
    return (
      <>
        <InvoiceView invoice={invoice} buyerName={session.account.value?.displayName ?? ''} />
        <div class="mt-6 flex flex-wrap gap-3 print:hidden">
          <Button look="primary" onClick={() => window.print()}>
            {text.print}
          </Button>
          {toOrder}
        </div>
      </>
    );
  }
  if (load === 'missing') return <OrderMissing />;
  if (load === 'failed') return <ErrorState title={text.oneFailed} onRetry={() => void store.refresh()} />;
  return (
    <Loading>
      <Skeleton class="h-64" />
    </Loading>
  );
}
