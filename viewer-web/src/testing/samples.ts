import {
  type Account,
  accountSchema,
  type Chat,
  chatSchema,
  type Comment,
  commentSchema,
  type Drop,
  dropSchema,
  type Order,
  orderSchema,
  type Product,
  productSchema,
  type RouteOutput,
  type Routes,
  routes,
  type SellerRef,
  type ShowCard,
  showCardSchema,
  type Stream,
  streamSchema,
  type Variant,
} from '@stallcast/shared/contract';

/** A UUID that ends in this number. */
export function sampleId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const vendorId = sampleId(900);

export function sampleProduct(
  changed: Partial<Omit<Product, 'productId'>> & { productId?: string } = {},
): Product {
  return productSchema.parse({
    productId: sampleId(500),
    vendorId,
    name: 'Speckled mug',
    description: '',
    imageUrl: null,
    price: { amountMinor: 2400, currency: 'EUR' },
    stock: 10,
    status: 'active',
    isPhysical: false,
    perOrderLimit: 5,
    perBuyerLimit: null,
    variants: [sampleVariant({ number: 501, stock: changed.stock ?? 10 })],
    images: [],
    ...changed,
  });
}

/** A variant whose id ends in `number`. */
export function sampleVariant({
  number,
  ...changed
}: Partial<Pick<Variant, 'size' | 'colour' | 'stock' | 'status'>> & { readonly number: number }): Variant {
  const { size = '', colour = '' } = changed;
  return productSchema.shape.variants.element.parse({
    variantId: sampleId(number),
    price: { amountMinor: 2400, currency: 'EUR' },
    stock: 10,
    status: 'active',
    ...changed,
    ...{ size, colour, label: [size, colour].filter((option) => option !== '').join(', ') },
  });
}

/** A drop of the sample product. */
export function sampleDrop(
  changed: Partial<Pick<Drop, 'opensAt' | 'closesAt' | 'remaining' | 'state' | 'perBuyerLimit'>> = {},
): Drop {
  return dropSchema.parse({
    dropId: sampleId(600),
    streamId: sampleId(1),
    productId: sampleId(500),
    variantId: sampleId(501),
    price: { amountMinor: 1900, currency: 'EUR' },
    usualPrice: { amountMinor: 2400, currency: 'EUR' },
    quantity: 100,
    remaining: 100,
    perBuyerLimit: 1,
    opensAt: '2026-11-22T10:00:10.000Z',
    closesAt: '2026-11-22T10:02:10.000Z',
    state: 'announced',
    opensOffsetMs: 10_000,
    ...changed,
  });
}

/** A seller whose id ends in `number`. */
export function sampleSeller(number: number, name: string): SellerRef {
  const slug = `seller-${number}`;
  return showCardSchema.shape.seller.parse({ vendorId: sampleId(number), name, slug, logoUrl: null });
}

/** A show as a card. */
export function sampleCard(
  changed: Partial<Omit<ShowCard, 'streamId'>> & { readonly streamId?: string } = {},
): ShowCard {
  return showCardSchema.parse({
    streamId: sampleId(1),
    seller: { vendorId, name: 'Clay & Kiln', slug: 'clay-kiln', logoUrl: null },
    title: 'New mugs',
    status: 'live',
    orientation: 'landscape',
    previewUrl: null,
    coverUrl: null,
    viewersNow: 3,
    scheduledAt: null,
    startedAt: '2026-11-22T10:00:00.000Z',
    interrupted: false,
    calendarUrl: null,
    ...changed,
  });
}

export function sampleAccount(): Account {
  return accountSchema.parse({
    userId: sampleId(700),
    username: 'ada',
    displayName: 'Ada',
    email: 'ada@example.test',
    role: 'user',
    vendor: null,
  });
}

export function sampleStream(
  changed: Partial<Omit<Stream, 'replayId' | 'streamId'>> & { replayId?: string; streamId?: string } = {},
): Stream {
  return streamSchema.parse({
    streamId: sampleId(1),
    vendor: { vendorId, name: 'Clay & Kiln', slug: 'clay-kiln', logoUrl: null },
    visibility: 'public',
    orientation: 'landscape',
    coverUrl: null,
    title: 'New mugs',
    description: '',
    status: 'live',
    scheduledAt: null,
    startedAt: '2026-11-22T10:00:00.000Z',
    endedAt: null,
    interrupted: false,
    counters: { viewersNow: 3, viewersTotal: 5, likes: 1, dislikes: 0, comments: 0 },
    featured: [sampleProduct()],
    cursor: 0,
    replayId: null,
    ...changed,
  });
}

/** What joining answers for the `number`th time. */
export function joined(number: number): RouteOutput<Routes['viewers.join']> {
  return routes['viewers.join'].output.parse({
    viewerId: sampleId(number),
    ticket: `ticket ${number}`,
    expiresAt: '2026-11-22T10:01:00.000Z',
    heartbeatEveryMs: 10_000,
  });
}

/** A comment at this place of the show's history. */
export function sampleComment(cursor: number, text = `comment ${cursor}`): Comment {
  return commentSchema.parse({
    commentId: sampleId(10_000 + cursor),
    streamId: sampleId(1),
    cursor,
    version: cursor,
    state: 'shown',
    author: { userId: sampleId(700), username: 'ada', displayName: 'Ada', isSeller: false },
    text,
    spans: [],
    replyTo: null,
    createdAt: '2026-11-22T10:00:00.000Z',
  });
}

/** The chat of the sample show as it is when nothing was set. */
export function sampleChat(): Chat {
  return chatSchema.parse({ streamId: sampleId(1), slowModeSeconds: 0, linksAllowed: true, pinned: null });
}

/** What is answered to whoever asks for comments, if nothing changed since. */
export function commentsAnswer(
  comments: readonly Comment[] = [],
  cursor = comments.at(-1)?.cursor ?? 0,
  more = false,
): RouteOutput<Routes['comments.list']> {
  return { comments: [...comments], changed: [], chat: sampleChat(), cursor, more };
}

export function sampleOrder(status: Order['status']): Order {
  const amount = { amountMinor: 2400, currency: 'EUR' };
  const nothing = { amountMinor: 0, currency: 'EUR' };
  const { productId, name } = sampleProduct();
  return orderSchema.parse({
    orderId: sampleId(300),
    status,
    lines: [
      {
        orderLineId: sampleId(301),
        ...{ productId, vendorId, name },
        variantId: sampleId(501),
        variant: '',
        dropId: null,
        isPhysical: false,
        quantity: 1,
        unitPrice: amount,
        discount: nothing,
        amount,
        streamId: null,
        showOffsetMs: null,
        refundedAt: null,
      },
    ],
    items: amount,
    discount: nothing,
    shipping: nothing,
    tax: nothing,
    total: amount,
    refunded: nothing,
    address: null,
    couponCode: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    expiresAt: status === 'pending' ? '2026-11-22T10:10:00.000Z' : null,
    paidAt: status === 'paid' ? '2026-11-22T10:00:01.000Z' : null,
    cancelReason: null,
    shipments: [],
    payment: null,
  });
}
