import { plural } from './plural.ts';

export const upcoming = {
  title: 'Demnächst',
  calendar: 'Kalenderdatei',
  calendarOf: (title: string) => `Kalenderdatei für ${title}`,
  inDays: (days: number) => plural(days, { one: `in ${days} Tag`, other: `in ${days} Tagen` }),
  inTime: (clock: string) => `in ${clock} Std.`,
  any: 'Beginnt bald',
};
