import { cartLines, carts, liveStreams, products, productVariants, streamProducts } from '@stallcast/drizzle';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

const v = productVariants;

/** A variant as it can be bought right now, and the show it is meant to be bought in. */
export type Offer = Awaited<ReturnType<typeof findOffers>>[number];
/** The same with how many of it lie in a cart. */
export type CartOffer = Awaited<ReturnType<typeof findCartOffers>>[number];

const offerColumns = {
  productId: products.id,
  variantId: v.id,
  name: products.name,
  size: v.size,
  colour: v.colour,
  imagePath: products.imagePath,
  priceMinor: v.priceMinor,
  currency: products.currency,
  stock: v.stock,
  status: sql<
    'active' | 'archived'
  >`case ${products.status} when 'active' then ${v.status} else ${products.status} end`,
  perOrderLimit: products.perOrderLimit,
  isPhysical: products.isPhysical,
  /** Null where no show was named, or there is none of that id. */
  streamId: liveStreams.id,
  streamStatus: liveStreams.status,
  isFeatured: isNotNull(streamProducts.productId).mapWith(Boolean),
};

/** What is asked for: a product, and which variant of it where it has several. */
export interface Choice {
  readonly productId: string;
  readonly variantId?: string | undefined;
  /** The show it is meant to be bought in. */
  readonly streamId?: string | undefined;
}

/** A product's variants that a choice may mean, those for sale first, at most two. */
export async function findOffers(db: Queryable, { productId, variantId, streamId }: Choice) {
  return db
    .select(offerColumns)
    .from(products)
    .innerJoin(v, eq(v.productId, products.id))
    .leftJoin(liveStreams, eq(liveStreams.id, streamId ?? noShow))
    .leftJoin(
      streamProducts,
      and(eq(streamProducts.streamId, liveStreams.id), eq(streamProducts.productId, products.id)),
    )
    .where(and(eq(products.id, productId), variantId === undefined ? undefined : eq(v.id, variantId)))
    .orderBy(sql`${v.status} <> 'active'`, asc(v.position))
    .limit(2);
}

/** The nil UUID (RFC 9562): no row has it. */
const noShow = '00000000-0000-0000-0000-000000000000';

/** What lies in a user's cart, in the order it was put in. */
export async function findCartOffers(db: Queryable, userId: string) {
  return db
    .select({ ...offerColumns, quantity: cartLines.quantity })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(v, eq(v.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, v.productId))
    .leftJoin(liveStreams, eq(liveStreams.id, cartLines.streamId))
    .leftJoin(
      streamProducts,
      and(eq(streamProducts.streamId, liveStreams.id), eq(streamProducts.productId, products.id)),
    )
    .where(eq(carts.userId, userId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.variantId));
}

/** Whether the named show is on and shows this product. */
export function isOnShow({ streamStatus, isFeatured }: Pick<Offer, 'streamStatus' | 'isFeatured'>): boolean {
  return streamStatus === 'live' && isFeatured;
}
