import { localeOf } from '../messages/languages.ts';
import { language } from './language.ts';

/** How numbers, dates and prices are written: in the page's language, as in the browser's country. */
export const locale = localeOf(language, navigator.languages);

const count = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

/** A figure in little room, e.g. `1.2K`. */
export function formatCount(value: number): string {
  return count.format(value);
}

/** A measured figure with so many digits after the point. */
export function formatNumber(value: number, digits: number): string {
  const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(locale, exact);
}

/** `iso` is a time as RFC 3339. */
export function formatDay(iso: string): string {
  return day.format(new Date(iso));
}

/** `iso` is a time as RFC 3339. */
export function formatDayAndTime(iso: string): string {
  return dayAndTime.format(new Date(iso));
}

/** `iso` is a time as RFC 3339. */
export function formatTime(iso: string): string {
  return time.format(new Date(iso));
}

/** A length of time as a clock shows it, e.g. `4:07` or `1:02:45`. Negative ones count as none. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
