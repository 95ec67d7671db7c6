import { formatMoney, type Money } from '@stallcast/shared/domain';
import { language } from '../messages/messages.ts';

/** How numbers, dates and money are written: as in the system's region where that speaks the language of the studio. */
export const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

const counts = new Intl.NumberFormat(locale);

export const countText = (value: number): string => counts.format(value);
export const moneyText = (money: Money): string => formatMoney(money, locale);

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
/** A part of one as a percentage: 0.125 is 12.5 %. */
export const percentText = (part: number): string => percents.format(part);
