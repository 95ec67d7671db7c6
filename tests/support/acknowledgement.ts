import { problemSchema } from '@stallcast/shared/contract';
import { z } from 'zod';

/** How a socket request is acknowledged: with this data, or with a problem. */
export const ackSchemaOf = <Data extends z.ZodType>(data: Data) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), data }),
    z.strictObject({ ok: z.literal(false), problem: problemSchema }),
  ]);
