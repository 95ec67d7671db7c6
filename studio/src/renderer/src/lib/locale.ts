import { formatMoney, type Money } from '@stallcast/shared/domain';

/** How people here write numbers, dates and money. */
export const locale = navigator.language;

const counts = new Intl.NumberFormat(locale);

export const countText = (value: number): string => counts.format(value);
export const moneyText = (money: Money): string => formatMoney(money, locale);

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
/** A part of one as a percentage: 0.125 is 12.5 %. */
export const percentText = (part: number): string => percents.format(part);
