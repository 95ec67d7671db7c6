import { CouponsPanel } from '../features/shop/CouponsPanel.tsx';
import { ShippingPanel } from '../features/shop/ShippingPanel.tsx';
import { t } from '../messages/messages.ts';
import { PageFrame } from '../ui/PageFrame.tsx';

/** What holds for the whole shop: coupons, and what a parcel costs. */
export function ShopScreen() {
  return (
    <PageFrame title={t.shop.title}>
      <div className="grid grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] items-start gap-5">
        <CouponsPanel />
        <ShippingPanel />
      </div>
    </PageFrame>
  );
}
