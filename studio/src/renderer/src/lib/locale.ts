import { formatMoney, type Money } from '@stallcast/shared/domain';

/** How people here write numbers, dates and money. */
export const locale = navigator.language;

const counts = new Intl.NumberFormat(locale);

export const countText = (value: number): string => counts.format(value);
export const moneyText = (money: Money): string => formatMoney(money, locale);
