import {
  cartLines,
  carts,
  drops,
  liveStreams,
  products,
  productVariants,
  stockReservations,
  streamProducts,
} from '@stallcast/drizzle';
import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

const v = productVariants;

/** A variant as it can be bought right now, on its own or in a drop, and the show it is meant to be bought in. */
export type Offer = Awaited<ReturnType<typeof findOffers>>[number];
/** The same with how many of it lie in a cart. */
export type CartOffer = Awaited<ReturnType<typeof findCartOffers>>[number];

/** By the database's clock, whatever time our own is. */
export const isDropOpen = sql`(${drops.opensAt} <= clock_timestamp() and ${drops.closesAt} > clock_timestamp() and ${drops.closedAt} is null)`;

const offerColumns = {
  productId: products.id,
  variantId: v.id,
  vendorId: products.vendorId,
  name: products.name,
  size: v.size,
  colour: v.colour,
  imagePath: products.imagePath,
  priceMinor: sql`coalesce(${drops.priceMinor}, ${v.priceMinor})`.mapWith(Number),
  currency: products.currency,
  /** Items of the drop, or else of the variant, that nobody holds. */
  stock: sql`coalesce(${drops.remaining}, ${v.stock})`.mapWith(Number),
  status: sql<
    'active' | 'archived'
  >`case ${products.status} when 'active' then ${v.status} else ${products.status} end`,
  perOrderLimit: products.perOrderLimit,
  perBuyerLimit: products.perBuyerLimit,
  isPhysical: products.isPhysical,
  /** Null where it is bought outside of drops. */
  dropId: drops.id,
  dropLimit: drops.perBuyerLimit,
  isDropOpen: sql`coalesce(${isDropOpen}, false)`.mapWith(Boolean),
  /** Null where no show was named, or there is none of that id. */
  streamId: liveStreams.id,
  streamStatus: liveStreams.status,
  isFeatured: isNotNull(streamProducts.productId).mapWith(Boolean),
  /** How long the show has been on, in ms; null before it began. */
  showOffsetMs: sql<
    number | null
  >`greatest(0, floor(extract(epoch from clock_timestamp() - ${liveStreams.startedAt}) * 1000))::integer`,
};

/** What is asked for: a product, and which variant of it where it has several. */
export interface Choice {
  readonly productId: string;
  readonly variantId?: string | undefined;
  /** The show it is meant to be bought in; a drop's own show where one is named. */
  readonly streamId?: string | undefined;
  readonly dropId?: string | undefined;
}

/** A product's variants that a choice may mean, those for sale first, at most two. */
export async function findOffers(db: Queryable, { productId, variantId, streamId, dropId }: Choice) {
  return db
    .select(offerColumns)
    .from(products)
    .innerJoin(v, eq(v.productId, products.id))
    .leftJoin(drops, and(eq(drops.id, dropId ?? nothing), eq(drops.variantId, v.id)))
    .leftJoin(
      liveStreams,
      // Nothing is sold in a rehearsal: to buyers it is not there.
      and(
        eq(liveStreams.id, sql`coalesce(${drops.streamId}, ${streamId ?? nothing})`),
        ne(liveStreams.visibility, 'rehearsal'),
      ),
    )
    .leftJoin(streamProducts, isInShow)
    .where(
      and(
        eq(products.id, productId),
        variantId === undefined ? undefined : eq(v.id, variantId),
        dropId === undefined ? undefined : and(isNotNull(drops.id), isNotNull(liveStreams.id)),
      ),
    )
    .orderBy(sql`${v.status} <> 'active'`, asc(v.position))
    .limit(2);
}

/** The nil UUID (RFC 9562): no row has it. */
const nothing = '00000000-0000-0000-0000-000000000000';

const isInShow = and(eq(streamProducts.streamId, liveStreams.id), eq(streamProducts.productId, products.id));

/** Whose cart it is: a user's, or that of a browser whose person has not logged in. */
export type CartOwner = { readonly userId: string } | { readonly guestKey: string };

export function isCartOf(owner: CartOwner): SQL {
  return 'userId' in owner ? eq(carts.userId, owner.userId) : eq(carts.guestKey, owner.guestKey);
}

/** What a cart holds of a drop's items right now. */
const isHeldInCart = and(
  eq(stockReservations.cartId, cartLines.cartId),
  eq(stockReservations.dropId, cartLines.dropId),
  eq(stockReservations.state, 'held'),
  isNull(stockReservations.orderLineId),
  sql`${stockReservations.expiresAt} > clock_timestamp()`,
);

/** What lies in a cart, in the order it was put in. */
export async function findCartOffers(db: Queryable, owner: CartOwner) {
  return db
    .select({
      ...offerColumns,
      quantity: cartLines.quantity,
      /** Items of a drop that are held for this cart, and until when; null where none are. */
      heldQuantity: stockReservations.quantity,
      heldUntil: stockReservations.expiresAt,
    })
    .from(carts)
    .innerJoin(cartLines, eq(cartLines.cartId, carts.id))
    .innerJoin(v, eq(v.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, v.productId))
    .leftJoin(drops, eq(drops.id, cartLines.dropId))
    .leftJoin(stockReservations, isHeldInCart)
    .leftJoin(liveStreams, eq(liveStreams.id, cartLines.streamId))
    .leftJoin(streamProducts, isInShow)
    .where(isCartOf(owner))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.variantId), asc(cartLines.dropId));
}

/** Whether the named show is on and shows this product. */
export function isOnShow({ streamStatus, isFeatured }: Pick<Offer, 'streamStatus' | 'isFeatured'>): boolean {
  return streamStatus === 'live' && isFeatured;
}
