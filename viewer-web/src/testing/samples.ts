import {
  type Comment,
  commentSchema,
  type Order,
  orderSchema,
  type Product,
  productSchema,
  type RouteOutput,
  type Routes,
  routes,
  type Stream,
  streamSchema,
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
    variants: [],
    images: [],
    ...changed,
  });
}

export function sampleStream(
  changed: Partial<Omit<Stream, 'replayId' | 'streamId'>> & { replayId?: string; streamId?: string } = {},
): Stream {
  return streamSchema.parse({
    streamId: sampleId(1),
    vendor: { vendorId, name: 'Clay & Kiln' },
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
    author: { userId: sampleId(700), displayName: 'Ada', isSeller: false },
    text,
    createdAt: '2026-11-22T10:00:00.000Z',
  });
}

export function sampleOrder(status: Order['status']): Order {
  const amount = { amountMinor: 2400, currency: 'EUR' };
  const { productId, name } = sampleProduct();
  return orderSchema.parse({
    orderId: sampleId(300),
    status,
    lines: [{ productId, vendorId, name, quantity: 1, unitPrice: amount, amount, streamId: null }],
    total: amount,
    createdAt: '2026-11-22T10:00:00.000Z',
    paidAt: status === 'paid' ? '2026-11-22T10:00:01.000Z' : null,
    cancelReason: null,
  });
}
