import { part } from '../catalogue.ts';
import { plural } from './plural.ts';

/** What a person reads about shows that are still to come. */
export const upcomingText = part('upcoming', {
  title: 'Coming up',
  calendar: 'Calendar file',
  calendarOf: (title: string) => `Calendar file for ${title}`,
  inDays: (days: number) => `in ${days} ${plural(days, { one: 'day', other: 'days' })}`,
  inTime: (clock: string) => `in ${clock}`,
  any: 'Starts soon',
});
