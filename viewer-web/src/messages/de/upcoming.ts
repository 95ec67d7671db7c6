import { plural } from './plural.ts';

export const upcoming = {
  title: 'Demnächst',
  remind: 'Erinnern',
  reminded: 'Du wirst erinnert',
  remindOf: (title: string) => `An ${title} erinnern`,
  set: 'Sobald sie beginnt, steht sie auf der Startseite ganz oben. Die Kalenderdatei erinnert dich auch anderswo.',
  begun: (title: string) => `${title} hat begonnen`,
  watch: 'Jetzt ansehen',
  calendar: 'Kalenderdatei',
  calendarOf: (title: string) => `Kalenderdatei für ${title}`,
  inDays: (days: number) => plural(days, { one: `in ${days} Tag`, other: `in ${days} Tagen` }),
  inTime: (clock: string) => `in ${clock} Std.`,
  any: 'Beginnt bald',
};
