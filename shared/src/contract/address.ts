import { z } from 'zod';
import { humanText } from './fields.ts';

/** Where a parcel goes. Lines as they are printed on it; nothing is assumed about how a country writes addresses. */
export const address = z.strictObject({
  name: humanText(100),
  line1: humanText(120),
  line2: humanText(120).optional(),
  postalCode: humanText(20).optional(),
  city: humanText(100),
  region: humanText(100).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .length(2)
    .regex(/^[A-Z]{2}$/, 'is a country code of two letters'),
  phone: humanText(40).optional(),
});
export type Address = z.infer<typeof address>;
