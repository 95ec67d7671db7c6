import { bigint, text, timestamp } from 'drizzle-orm/pg-core';

/** A moment in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** The moment a row was made, by the database's clock. */
export const createdAt = () => moment('created_at').notNull().defaultNow();

/** An amount of money in the currency's minor unit. */
export const minorUnits = (name: string) => bigint(name, { mode: 'number' });

/** A place in a show's history, see stream_counters.seq. */
export const place = (name: string) => bigint(name, { mode: 'number' });

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] as const;

/** ISO 4217 code of the money beside it. */
export const currencyCode = (name = 'currency') => text(name, { enum: currencies });
