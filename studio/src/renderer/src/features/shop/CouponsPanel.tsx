import type { Coupon } from '@stallcast/shared/contract';
import { Pencil, Plus, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { countText, locale } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { LoadingRows, MoreRows } from '../../ui/Rows.tsx';
import { CouponDialog } from './CouponDialog.tsx';
import { type CouponState, couponState } from './coupon-draft.ts';
import { couponValueText } from './coupon-text.ts';
import { useChangeCoupon, useCoupons } from './use-shop.ts';

const tones = {
  usable: 'good',
  off: 'neutral',
  early: 'warn',
  over: 'neutral',
  'used-up': 'neutral',
} as const satisfies Record<CouponState, string>;

/** My coupons: what they take off, how often they were used, and the switch of each. */
export function CouponsPanel() {
  const coupons = useCoupons();
  const changing = useChangeCoupon();
  const [editing, setEditing] = useState<{ readonly coupon: Coupon | null } | null>(null);
  return (
    <Panel
      title={t.shop.coupons}
      aside={
        <Button size="sm" onClick={() => setEditing({ coupon: null })}>
          <Plus size={14} aria-hidden="true" />
          {t.shop.newCoupon}
        </Button>
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-4">
        {changing.error && (
          <Notice tone="bad" title={t.shop.couponNotChanged}>
            {problemText(changing.error)}
          </Notice>
        )}
        {coupons.isPending && <LoadingRows count={3} />}
        {coupons.error && (
          <LoadFault title={t.shop.couponsFailed} error={coupons.error} onRetry={coupons.refetch} />
        )}
        {coupons.data?.length === 0 && (
          <div className="py-6">
            <EmptyState icon={<TicketPercent size={32} strokeWidth={1.3} />} title={t.shop.noCoupons}>
              {t.shop.noCouponsText}
            </EmptyState>
          </div>
        )}
        {coupons.data !== undefined && coupons.data.length > 0 && (
          <ul aria-label={t.shop.coupons} className="flex flex-col divide-y divide-line">
            {coupons.data.map((coupon) => (
              <CouponRow
                key={coupon.couponId}
                coupon={coupon}
                // Times are compared with the moment the list is from.
                state={couponState(coupon, coupons.dataUpdatedAt)}
                busy={changing.isPending && changing.variables.couponId === coupon.couponId}
                onEdit={() => setEditing({ coupon })}
                onSwitch={() => changing.mutate({ couponId: coupon.couponId, isActive: !coupon.isActive })}
              />
            ))}
          </ul>
        )}
        <MoreRows pages={coupons} />
      </div>
      {editing && <CouponDialog coupon={editing.coupon} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

interface CouponRowProps {
  coupon: Coupon;
  state: CouponState;
  busy: boolean;
  onEdit: () => void;
  onSwitch: () => void;
}

function CouponRow({ coupon, state, busy, onEdit, onSwitch }: CouponRowProps) {
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <code className="selectable truncate text-sm font-semibold">{coupon.code}</code>
          <Badge tone={tones[state]}>{t.shop.couponStates[state]}</Badge>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
          <span className="figures font-medium text-ink">{couponValueText(coupon.value)}</span>
          <span>{usedText(coupon)}</span>
          {coupon.startsAt !== null && <span>{t.shop.from(dayText(coupon.startsAt, locale))}</span>}
          {coupon.endsAt !== null && <span>{t.shop.until(dayText(coupon.endsAt, locale))}</span>}
        </p>
      </div>
      <Button size="icon" tone="quiet" aria-label={t.shop.changeCoupon(coupon.code)} onClick={onEdit}>
        <Pencil size={15} aria-hidden="true" />
      </Button>
      <Button
        size="sm"
        busy={busy}
        aria-label={coupon.isActive ? t.shop.switchOffOf(coupon.code) : t.shop.switchOnOf(coupon.code)}
        onClick={onSwitch}
      >
        {coupon.isActive ? t.shop.switchOff : t.shop.switchOn}
      </Button>
    </li>
  );
}

function usedText({ used, totalLimit }: Coupon): string {
  return totalLimit === null
    ? t.shop.used(countText(used), used)
    : t.shop.usedOf(countText(used), countText(totalLimit));
}
