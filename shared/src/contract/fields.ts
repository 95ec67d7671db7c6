import { z } from 'zod';
import { currencyCodes } from '../domain/money.ts';

/** A UUID has two spellings; only one leaves here, so that ids can be compared and used as keys. */
const id = () => z.uuid().toLowerCase();

/** The brand keeps an order's identifier from being passed for a product's. */
export const userId = id().brand('UserId');
export const vendorId = id().brand('VendorId');
export const streamId = id().brand('StreamId');
export const productId = id().brand('ProductId');
export const variantId = id().brand('VariantId');
export const imageId = id().brand('ImageId');
export const dropId = id().brand('DropId');
export const couponId = id().brand('CouponId');
export const orderId = id().brand('OrderId');
export const orderLineId = id().brand('OrderLineId');
export const viewerId = id().brand('ViewerId');
export const savedStreamId = id().brand('SavedStreamId');
export const commentId = id().brand('CommentId');
export const reportId = id().brand('ReportId');
export const restrictionId = id().brand('RestrictionId');
export const followId = id().brand('FollowId');
export const reminderId = id().brand('ReminderId');

export type UserId = z.infer<typeof userId>;
export type VendorId = z.infer<typeof vendorId>;
export type StreamId = z.infer<typeof streamId>;
export type ProductId = z.infer<typeof productId>;
export type VariantId = z.infer<typeof variantId>;
export type ImageId = z.infer<typeof imageId>;
export type DropId = z.infer<typeof dropId>;
export type CouponId = z.infer<typeof couponId>;
export type OrderId = z.infer<typeof orderId>;
export type OrderLineId = z.infer<typeof orderLineId>;
export type ViewerId = z.infer<typeof viewerId>;
export type SavedStreamId = z.infer<typeof savedStreamId>;
export type CommentId = z.infer<typeof commentId>;
export type FollowId = z.infer<typeof followId>;
export type ReminderId = z.infer<typeof reminderId>;

/** The last part of the address of a seller's page. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may contain small letters, digits and single hyphens between them');

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime();

export const money = z.object({
  /** Counts the currency's minor unit (cents). */
  amountMinor: z.int(),
  currency: z.enum(currencyCodes),
});

/**
 * A place in a show's history. Every fact of a show (comment, order, viewer) takes the next number in the
 * transaction that stores it, in commit order, so "after this cursor" never misses a late commit.
 */
export const cursor = z.int().min(0);

/** A cursor or a count as it stands in a query string. */
export const cursorParam = z.coerce.number().int().min(0);
export const limitParam = (most: number, usual: number) =>
  z.coerce.number().int().min(1).max(most).default(usual);

// Control characters have no place in text for people; Postgres refuses NUL outright. U+202A–U+202E and U+2066–U+2069 can turn a
// line around so that it reads as something else.
const unwanted = /[\u0000-\u0009\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemeCount(value: string): number {
  let count = 0;
  for (const _ of graphemes.segment(value)) count += 1;
  return count;
}

/** Text that people write: trimmed, `least` to `most` graphemes, no control or direction-turning characters, no lone surrogates. */
export function humanText(most: number, least: 0 | 1 = 1) {
  return (
    z
      .string()
      // Bounds the work of counting graphemes; no grapheme people write needs more units than this on average.
      .max(most * 16)
      .transform((value) => value.trim().replaceAll('\r\n', '\n'))
      .refine(
        (value) => value.isWellFormed() && !unwanted.test(value),
        'contains characters that are not allowed',
      )
      .refine((value) => value.length >= least, 'must not be empty')
      .refine((value) => graphemeCount(value) <= most, `must have at most ${most} characters`)
  );
}
