import { z } from 'zod';

/**
 * Every error that a person or a program can meet: its HTTP status and the sentence a person reads.
 * The code is stable; the sentence may change. Unknown failures become `internal` and say no more.
 */
export const errorTable = {
  'invalid-input': { status: 400, title: 'Some of what was sent is not valid. See the list of fields.' },
  'idempotency-key-missing': { status: 400, title: 'This request needs an Idempotency-Key header.' },
  'bad-signature': { status: 400, title: 'The signature of this message is not valid.' },
  unauthenticated: { status: 401, title: 'Please log in first.' },
  'invalid-credentials': { status: 401, title: 'The user name or the password is not right.' },
  'ticket-invalid': { status: 401, title: 'This ticket is not valid any more. Please join the show again.' },
  'payment-declined': { status: 402, title: 'The payment was declined. Nothing was charged.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  'not-a-seller': { status: 403, title: 'Only sellers may do this. Open a shop first.' },
  banned: { status: 403, title: 'This account is suspended.' },
  'banned-from-shop': { status: 403, title: 'The seller has closed their shows to this account.' },
  muted: { status: 403, title: 'The seller lets you watch, but not write.' },
  'cross-site-request': { status: 403, title: 'This request came from another site and was refused.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'username-taken': { status: 409, title: 'This user name is taken. Please choose another one.' },
  'email-taken': { status: 409, title: 'There is an account with this e-mail address already.' },
  'already-a-seller': { status: 409, title: 'You have a shop already.' },
  'stream-not-scheduled': { status: 409, title: 'Only a scheduled show can be started.' },
  'stream-not-live': { status: 409, title: 'This show is not live.' },
  'stream-ended': { status: 409, title: 'This show has ended.' },
  'another-stream-live': { status: 409, title: 'You are live with another show. End that one first.' },
  'stream-ended-otherwise': { status: 409, title: 'This show was ended with the other choice already.' },
  'rehearsal-not-kept': { status: 409, title: 'A rehearsal leaves no replay: it can only be deleted.' },
  'slug-taken': { status: 409, title: 'Another shop has this address already. Please choose another one.' },
  'sold-out': { status: 409, title: 'Sold out: there are not enough items left.' },
  'over-order-limit': { status: 409, title: 'You cannot order that many at once.' },
  'product-unavailable': { status: 409, title: 'This product is not for sale at the moment.' },
  'mixed-currencies': { status: 409, title: 'Products in different currencies cannot go together.' },
  'variant-needed': { status: 409, title: 'Please choose a size or colour first.' },
  'over-buyer-limit': { status: 409, title: 'You have had as many of this as one buyer can get.' },
  'variant-exists': { status: 409, title: 'This product has such a variant already.' },
  'variant-ordered': {
    status: 409,
    title: 'This was ordered already: its size and colour stay as they are.',
  },
  'drop-not-open': { status: 409, title: 'This drop is not open.' },
  'drop-running': { status: 409, title: 'There is a drop of this already. Close that one first.' },
  'reservation-expired': {
    status: 409,
    title: 'The time to buy this ran out, and it went to the next who asked.',
  },
  'address-needed': { status: 409, title: 'Please say where to send it.' },
  'coupon-invalid': { status: 409, title: 'This code cannot be used here.' },
  'coupon-used-up': { status: 409, title: 'This code has been used as often as it can be.' },
  'coupon-code-taken': { status: 409, title: 'You have a coupon with this code already.' },
  'order-not-open': { status: 409, title: 'This order cannot be changed any more.' },
  'too-many-images': { status: 409, title: 'A product has at most eight pictures.' },
  'cart-empty': { status: 409, title: 'Your cart is empty.' },
  'idempotency-in-progress': {
    status: 409,
    title: 'The same request is being worked on. Try again in a moment.',
  },
  'room-full': { status: 503, title: 'This show is full at the moment. Please try again in a minute.' },
  'payload-too-large': { status: 413, title: 'What was sent is too large.' },
  'unsupported-media-type': { status: 415, title: 'Only JSON is accepted here.' },
  'image-unreadable': {
    status: 422,
    title: 'This file is not a picture that we can read. Use JPEG, PNG, WebP or AVIF.',
  },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used with another request.' },
  'comment-blocked': {
    status: 422,
    title: 'The seller does not want one of these words in the chat. Please say it differently.',
  },
  'slow-mode': { status: 429, title: 'Slow mode is on. Please wait a moment before your next comment.' },
  'rate-limited': { status: 429, title: 'Too many requests. Please wait a moment.' },
  internal: { status: 500, title: 'Something went wrong on our side. It was noted.' },
  'media-unavailable': {
    status: 503,
    title: 'Video is not available at the moment. We try again by ourselves.',
  },
  'gateway-unavailable': {
    status: 503,
    title: 'The payment service does not answer at the moment. Nothing was charged.',
  },
  'recording-space-low': {
    status: 507,
    title:
      'There is too little space left to record this show. Delete old replays or make room on the server.',
  },
  unavailable: { status: 503, title: 'The shop is not available at the moment. Please try again shortly.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorTable;

const errorCodes = Object.keys(errorTable).filter(isErrorCode);

/** Whether a text is one of the contract's error codes. */
export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(errorTable, value);
}

/** RFC 9457 problem details, as every failed request answers them. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Where to log in, with the way back to the show; only with `unauthenticated`. */
  loginUrl: z.string().optional(),
  retryAfterSeconds: z.int().optional(),
  /** When it ends by itself; with `muted`, unless it is for good. */
  until: z.iso.datetime().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
