import { part } from '../catalogue.ts';
import { plural } from './plural.ts';

/** What a person reads about shows that are still to come. */
export const upcomingText = part('upcoming', {
  title: 'Coming up',
  remind: 'Remind me',
  reminded: 'You are reminded',
  remindOf: (title: string) => `Remind me of ${title}`,
  set: 'When it begins, it is at the top of the first page. The calendar file reminds you elsewhere too.',
  begun: (title: string) => `${title} has begun`,
  watch: 'Watch now',
  calendar: 'Calendar file',
  calendarOf: (title: string) => `Calendar file for ${title}`,
  inDays: (days: number) => `in ${days} ${plural(days, { one: 'day', other: 'days' })}`,
  inTime: (clock: string) => `in ${clock}`,
  any: 'Starts soon',
});
