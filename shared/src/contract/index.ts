import type { z } from 'zod';
import { accountRoutes } from './accounts.ts';
import { banRoutes } from './bans.ts';
import { cartRoutes } from './cart.ts';
import { checkoutRoutes } from './checkout.ts';
import { commentRoutes } from './comments.ts';
import { couponRoutes, shippingRoutes } from './coupons.ts';
import type { RequestEventSpec, RouteSpec } from './define.ts';
import { dropRoutes, funnelRoutes } from './drops.ts';
import { endStreamRoutes } from './end-stream.ts';
import { type Problem } from './errors.ts';
import { followRoutes } from './follows.ts';
import { interactionRoutes } from './interactions.ts';
import { listingRoutes } from './listings.ts';
import { mediaPushes, mediaRequests } from './media.ts';
import { addressRoutes, orderRoutes } from './orders.ts';
import { paymentRoutes } from './payments.ts';
import { productRoutes } from './products.ts';
import { recordingRoutes } from './recordings.ts';
import { saleRoutes } from './sales.ts';
import { sellerRoutes } from './sellers.ts';
import { showPushes, showRequests } from './show-events.ts';
import { statsRoutes } from './stats.ts';
import { streamRoutes } from './streams.ts';
import { viewerRoutes } from './viewers.ts';

export * from './define.ts';
export * from './errors.ts';
export * from './wire-table.ts';
export { account as accountSchema, type Account } from './accounts.ts';
export {
  type Ban,
  ban as banSchema,
  type Block,
  block as blockSchema,
  type Restriction,
  restriction as restrictionSchema,
} from './bans.ts';
export {
  type Chat,
  chat as chatSchema,
  type Comment,
  type CommentReport,
  commentReport as commentReportSchema,
  comment as commentSchema,
  type CommentSpan,
  commentSpan as commentSpanSchema,
  type HiddenComment,
  hiddenComment as hiddenCommentSchema,
} from './comments.ts';
export type { Reaction } from './interactions.ts';
export type {
  MediaPushName,
  MediaPushPayload,
  MediaRequestInput,
  MediaRequestName,
  MediaRequestReply,
  ProducerInfo,
  RtpCapabilities,
} from './media.ts';
export { cart as cartSchema, type Cart } from './cart.ts';
export { order as orderSchema, type Order } from './orders.ts';
export { type PaymentAction, type PaymentChoice, testMethods } from './payment-choice.ts';
export { type OfferedGateway, testWebhookBody } from './payments.ts';
export {
  mostImages,
  mostVariants,
  product as productSchema,
  type Product,
  type Variant,
} from './products.ts';
export {
  savedStats as savedStatsSchema,
  savedStream as savedStreamSchema,
  type SavedStream,
} from './recordings.ts';
export {
  orderFeedItem as orderFeedItemSchema,
  type OrderFeedItem,
  productFunnel as productFunnelSchema,
  type ProductFunnel,
  type RecordingFacts,
  viewerFeedItem as viewerFeedItemSchema,
  type ViewerFeedItem,
} from './stats.ts';
export { type Address, address as addressSchema } from './address.ts';
export { type Coupon, coupon as couponSchema } from './coupons.ts';
export { type Drop, drop as dropSchema, type Showcase, showcase as showcaseSchema } from './drops.ts';
export { type Sale, sale as saleSchema } from './sales.ts';
export {
  type PastShow,
  pastShowSchema,
  type SellerCounters,
  stream as streamSchema,
  type Stream,
} from './streams.ts';
export {
  replayCard as replayCardSchema,
  type ReplayCard,
  showCard as showCardSchema,
  type ShowCard,
} from './listings.ts';
export {
  seller as sellerPageSchema,
  type SellerPage,
  sellerRef as sellerRefSchema,
  type SellerRef,
} from './sellers.ts';
export { follow as followSchema } from './follows.ts';
export { reminderId as reminderIdSchema, viewerId as viewerIdSchema } from './fields.ts';
export type * from './fields.ts';

/** Every HTTP route there is, by name. */
export const routes = {
  ...accountRoutes,
  ...banRoutes,
  ...streamRoutes,
  ...interactionRoutes,
  ...commentRoutes,
  ...viewerRoutes,
  ...statsRoutes,
  ...dropRoutes,
  ...funnelRoutes,
  ...endStreamRoutes,
  ...productRoutes,
  ...couponRoutes,
  ...shippingRoutes,
  ...cartRoutes,
  ...checkoutRoutes,
  ...orderRoutes,
  ...paymentRoutes,
  ...saleRoutes,
  ...addressRoutes,
  ...recordingRoutes,
  ...listingRoutes,
  ...sellerRoutes,
  ...followRoutes,
} satisfies Record<string, RouteSpec>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

/** Every socket request a client may send. */
export const requests = { ...showRequests, ...mediaRequests } satisfies Record<string, RequestEventSpec>;
export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type RequestPayload<Name extends RequestName> = z.input<Requests[Name]['payload']>;
export type RequestReply<Name extends RequestName> = z.output<Requests[Name]['reply']>;

/** Every event the server sends by itself. */
export const pushes = { ...showPushes, ...mediaPushes };
export type Pushes = typeof pushes;
export type PushName = keyof Pushes;
export type PushPayload<Name extends PushName> = z.output<Pushes[Name]['payload']>;

/** How a socket request is acknowledged. */
export type Ack<Reply> =
  | { readonly ok: true; readonly data: Reply }
  | { readonly ok: false; readonly problem: Problem };
