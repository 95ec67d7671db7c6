import { z } from 'zod';
import { currencyCodes } from '../domain/money.ts';
import { defineRoute } from './define.ts';
import { couponId, instant, limitParam, money } from './fields.ts';

/** Buyers may type it in small letters and with spaces around it. */
export const couponCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{2,31}$/, 'has 3 to 32 letters, digits and hyphens');

const value = z.discriminatedUnion('kind', [
  /** In hundredths of a percent: 1250 is 12.5 %. */
  z.strictObject({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
  z.strictObject({
    kind: z.literal('amount'),
    amountMinor: z.int().min(1).max(100_000_000),
    currency: z.enum(currencyCodes),
  }),
]);

export const coupon = z.object({
  couponId,
  code: z.string(),
  value,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** Null: as often as people like. */
  totalLimit: z.int().min(1).nullable(),
  perUserLimit: z.int().min(1),
  used: z.int().min(0),
  isActive: z.boolean(),
});
export type Coupon = z.infer<typeof coupon>;

const limits = {
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  totalLimit: z.int().min(1).max(1_000_000).nullable(),
  perUserLimit: z.int().min(1).max(1000),
};

export const couponRoutes = {
  'coupons.mine': defineRoute({
    method: 'GET',
    path: '/api/coupons',
    access: 'seller',
    limit: 'read',
    summary: 'My coupons, newest first.',
    query: z.strictObject({ after: couponId.optional(), limit: limitParam(100, 50) }),
    output: z.object({ coupons: z.array(coupon), next: couponId.nullable() }),
  }),
  'coupons.create': defineRoute({
    method: 'POST',
    path: '/api/coupons',
    access: 'seller',
    limit: 'write',
    summary: 'Make a code that takes something off my products.',
    body: z
      .strictObject({
        code: couponCode,
        value,
        startsAt: limits.startsAt.default(null),
        endsAt: limits.endsAt.default(null),
        totalLimit: limits.totalLimit.default(null),
        perUserLimit: limits.perUserLimit.default(1),
      })
      .refine(
        ({ startsAt, endsAt }) =>
          startsAt === null || endsAt === null || Date.parse(startsAt) < Date.parse(endsAt),
        { path: ['endsAt'], message: 'is not after the start' },
      ),
    status: 201,
    output: z.object({ coupon }),
    errors: ['coupon-code-taken'],
  }),
  'coupons.update': defineRoute({
    method: 'PATCH',
    path: '/api/coupons/:couponId',
    access: 'seller',
    limit: 'write',
    summary: 'Change when and how often a coupon of mine can be used, or switch it off.',
    params: z.strictObject({ couponId }),
    body: z.strictObject({
      startsAt: limits.startsAt.optional(),
      endsAt: limits.endsAt.optional(),
      totalLimit: limits.totalLimit.optional(),
      perUserLimit: limits.perUserLimit.optional(),
      isActive: z.boolean().optional(),
    }),
    output: z.object({ coupon }),
    errors: ['not-found'],
  }),
};

export const shippingRoutes = {
  'shipping.show': defineRoute({
    method: 'GET',
    path: '/api/shop/shipping',
    access: 'seller',
    limit: 'read',
    summary: 'What I take for a parcel, by currency.',
    output: z.object({ rates: z.array(money) }),
  }),
  'shipping.set': defineRoute({
    method: 'PUT',
    path: '/api/shop/shipping',
    access: 'seller',
    limit: 'write',
    summary: 'Set what I take for a parcel; a currency that is not named costs nothing.',
    body: z.strictObject({
      rates: z
        .array(
          z.strictObject({ amountMinor: z.int().min(0).max(1_000_000), currency: z.enum(currencyCodes) }),
        )
        .max(currencyCodes.length)
        .refine(
          (rates) => new Set(rates.map(({ currency }) => currency)).size === rates.length,
          'names a currency twice',
        ),
    }),
    output: z.object({ rates: z.array(money) }),
  }),
};
