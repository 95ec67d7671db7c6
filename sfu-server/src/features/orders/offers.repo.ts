import { cartLines, carts, liveStreams, products, streamProducts } from '@stallcast/drizzle';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

/** A product as it can be bought right now, and the show it is meant to be bought in. */
export type Offer = Awaited<ReturnType<typeof findOffer>> & object;
/** The same with how many of it lie in a cart. */
export type CartOffer = Awaited<ReturnType<typeof findCartOffers>>[number];

const offerColumns = {
  productId: products.id,
  name: products.name,
  imagePath: products.imagePath,
  priceMinor: products.priceMinor,
  currency: products.currency,
  stock: products.stock,
  status: products.status,
  perOrderLimit: products.perOrderLimit,
  /** Null where no show was named, or there is none of that id. */
  streamId: liveStreams.id,
  streamStatus: liveStreams.status,
  isFeatured: isNotNull(streamProducts.productId).mapWith(Boolean),
};

/** A product and, if a show is named, that show; undefined if there is no such product. */
export async function findOffer(db: Queryable, productId: string, streamId: string | undefined) {
  const [row] = await db
    .select(offerColumns)
    .from(products)
    .leftJoin(liveStreams, eq(liveStreams.id, streamId ?? noShow))
    .leftJoin(
      streamProducts,
      and(eq(streamProducts.streamId, liveStreams.id), eq(streamProducts.productId, products.id)),
    )
    .where(eq(products.id, productId));
  return row;
}

/** The nil UUID (RFC 9562): no row has it. */
const noShow = '00000000-0000-0000-0000-000000000000';

/** What lies in a user's cart, in the order it was put in. */
export async function findCartOffers(db: Queryable, userId: string) {
  return db
    .select({ ...offerColumns, quantity: cartLines.quantity })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(products, eq(products.id, cartLines.productId))
    .leftJoin(liveStreams, eq(liveStreams.id, cartLines.streamId))
    .leftJoin(
      streamProducts,
      and(eq(streamProducts.streamId, liveStreams.id), eq(streamProducts.productId, products.id)),
    )
    .where(eq(carts.userId, userId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.productId));
}

/** Whether the named show is on and shows this product. */
export function isOnShow({ streamStatus, isFeatured }: Pick<Offer, 'streamStatus' | 'isFeatured'>): boolean {
  return streamStatus === 'live' && isFeatured;
}
