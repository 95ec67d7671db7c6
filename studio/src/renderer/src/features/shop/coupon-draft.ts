import type { Coupon, RouteRequest, Routes } from '@stallcast/shared/contract';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { instantOf, localTime } from '../../lib/local-time.ts';
import { parseCount, parsePrice } from '../../lib/typed-number.ts';

/** What a seller types for a coupon. Empty limits and times are open. */
export interface CouponDraft {
  readonly code: string;
  readonly kind: Coupon['value']['kind'];
  readonly percent: string;
  readonly amount: string;
  readonly currency: CurrencyCode;
  /** Local times as a date field holds them: `2030-01-31T18:00`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly totalLimit: string;
  readonly perUserLimit: string;
}

export type CouponField = 'code' | 'percent' | 'amount' | 'endsAt' | 'totalLimit' | 'perUserLimit';
export type CouponFaults = ReadonlySet<CouponField>;

type NewCoupon = NonNullable<RouteRequest<Routes['coupons.create']>['body']>;
type Limits = NonNullable<RouteRequest<Routes['coupons.update']>['body']>;

/** A coupon to type into: a new one, or one that is there already. */
export function couponDraft(coupon: Coupon | null): CouponDraft {
  const empty = { percent: '10', amount: '', currency: 'EUR' as const };
  if (coupon === null) {
    return {
      ...{ ...empty, code: '', kind: 'percent', startsAt: '', endsAt: '' },
      ...{ totalLimit: '', perUserLimit: '1' },
    };
  }
  return {
    ...{ ...empty, code: coupon.code, kind: coupon.value.kind },
    startsAt: localTime(coupon.startsAt),
    endsAt: localTime(coupon.endsAt),
    totalLimit: coupon.totalLimit === null ? '' : String(coupon.totalLimit),
    perUserLimit: String(coupon.perUserLimit),
  };
}

type ReadResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: CouponFaults };

/** The new coupon that was typed, or the fields that are wrong. */
export function readCoupon(draft: CouponDraft): ReadResult<NewCoupon> {
  const code = draft.code.trim().toUpperCase();
  const value = readValue(draft);
  const limits = readLimits(draft);
  const faults = new Set<CouponField>(limits.ok ? [] : limits.faults);
  if (!/^[A-Z0-9][A-Z0-9-]{2,31}$/.test(code)) faults.add('code');
  if (value === null) faults.add(draft.kind);
  if (faults.size > 0 || value === null || !limits.ok) return { ok: false, faults };
  return { ok: true, value: { code, value, ...limits.value } };
}

/** When and how often it can be used, as typed, or the fields that are wrong. */
export function readLimits(draft: CouponDraft): ReadResult<Limits> {
  const open = draft.totalLimit.trim() === '';
  const totalLimit = open ? null : parseCount(draft.totalLimit, 1, 1_000_000);
  const perUserLimit = parseCount(draft.perUserLimit, 1, 1000);
  const [startsAt, endsAt] = [instantOf(draft.startsAt), instantOf(draft.endsAt)];
  const faults = new Set<CouponField>();
  if (!open && totalLimit === null) faults.add('totalLimit');
  if (startsAt !== null && endsAt !== null && startsAt >= endsAt) faults.add('endsAt');
  if (perUserLimit === null) faults.add('perUserLimit');
  if (faults.size > 0 || perUserLimit === null) return { ok: false, faults };
  return { ok: true, value: { startsAt, endsAt, totalLimit, perUserLimit } };
}

function readValue({ kind, percent, amount, currency }: CouponDraft): NewCoupon['value'] | null {
  if (kind === 'percent') {
    // A percentage has two decimals like most prices have: the same reading gives hundredths.
    const basisPoints = parsePrice(percent, 'EUR');
    return basisPoints === null || basisPoints < 1 || basisPoints > 10_000 ? null : { kind, basisPoints };
  }
  const amountMinor = parsePrice(amount, currency);
  return amountMinor === null || amountMinor < 1 ? null : { kind, amountMinor, currency };
}

/** Whether a coupon can be used at a moment, or why not. */
export type CouponState = 'usable' | 'off' | 'early' | 'over' | 'used-up';

export function couponState(coupon: Coupon, nowMs: number): CouponState {
  if (!coupon.isActive) return 'off';
  if (coupon.totalLimit !== null && coupon.used >= coupon.totalLimit) return 'used-up';
  if (coupon.startsAt !== null && Date.parse(coupon.startsAt) > nowMs) return 'early';
  return coupon.endsAt !== null && Date.parse(coupon.endsAt) <= nowMs ? 'over' : 'usable';
}
