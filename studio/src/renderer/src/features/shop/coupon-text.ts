import type { Coupon } from '@stallcast/shared/contract';
import { locale, moneyText, percentText } from '../../lib/locale.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';

/** What a coupon takes off, e.g. `10 % off`. */
export function couponValueText(value: Coupon['value']): string {
  return value.kind === 'percent'
    ? t.shop.percentOff(percentText(value.basisPoints / 10_000))
    : t.shop.amountOff(moneyText(value));
}

/** A coupon as a seller tells viewers of it: code, value, and when it can be used where that has bounds. */
export function couponOffer({ code, value, startsAt, endsAt }: Coupon): string {
  const bounds = [
    ...(startsAt === null ? [] : [t.shop.from(dayText(startsAt, locale))]),
    ...(endsAt === null ? [] : [t.shop.until(dayText(endsAt, locale))]),
  ];
  return [t.shop.offer(code, couponValueText(value)), ...bounds].join(', ');
}
