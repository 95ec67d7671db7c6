import { inArray, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import type * as schema from '../schema/index.ts';
import {
  accounts,
  coupons,
  liveStreams,
  products,
  productVariants,
  shippingRates,
  streamCounters,
  streamProducts,
  users,
  vendors,
} from '../schema/index.ts';
import {
  type DemoAccount,
  demoPassword,
  type DemoProduct,
  type DemoSeller,
  demoShop,
  type DemoShow,
} from './demo-shop.ts';

/** A database or a transaction in it. */
type Connection = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface FillOptions {
  /** Makes the hash that logins are checked against. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** Shows are announced from here on. */
  readonly now: Date;
}

/** What to type to try the shop, for the start-up banner. */
export interface DemoLogin {
  readonly as: 'seller' | 'viewer' | 'admin';
  readonly username: string;
  readonly password: string;
}

export interface FilledDemoShop {
  /** False where there were users already: then nothing was written. */
  readonly filled: boolean;
  /** Of the demo accounts there are; none in a shop that did not begin as the demo shop. */
  readonly logins: readonly DemoLogin[];
}

/** Any number will do, as long as it never changes and nothing else locks it: two servers that start at once take turns. */
const fillLock = 7_402_312;

/** Fills a database without users with the demo shop, all of it or nothing. Does nothing to any other database. */
export async function fillDemoShop(db: Connection, options: FillOptions): Promise<FilledDemoShop> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${fillLock})`);
    const [someone] = await tx.select({ id: users.id }).from(users).limit(1);
    if (!someone) await insertShop(tx, options);
    return { filled: !someone, logins: await findLogins(tx) };
  });
}

async function insertShop(tx: Connection, options: FillOptions): Promise<void> {
  for (const account of demoShop.others) await insertAccount(tx, account, options);
  for (const seller of demoShop.sellers) await insertSeller(tx, seller, options);
}

/** The user and the login by password, in the form the authentication library reads; returns the user's id. */
async function insertAccount(
  tx: Connection,
  { username, name, email, role }: DemoAccount,
  { hashPassword }: FillOptions,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(users).values({ id, name, email, username, displayUsername: username, role });
  const password = await hashPassword(demoPassword);
  await tx
    .insert(accounts)
    .values({ id: uuidv7(), userId: id, accountId: id, providerId: 'credential', password });
  return id;
}

async function insertSeller(tx: Connection, seller: DemoSeller, options: FillOptions): Promise<void> {
  const userId = await insertAccount(tx, seller.account, options);
  const vendorId = uuidv7();
  await tx.insert(vendors).values({ id: vendorId, userId, ...seller.shop });
  await insertTerms(tx, vendorId, seller);
  const productIds = new Map<string, string>();
  for (const product of seller.products)
    productIds.set(product.picture, await insertProduct(tx, vendorId, product));
  for (const show of seller.shows) await insertShow(tx, vendorId, show, { productIds, now: options.now });
}

/** What a parcel costs, and what buyers may take off the price. */
async function insertTerms(tx: Connection, vendorId: string, { shippingMinor }: DemoSeller): Promise<void> {
  const { currency, coupon } = demoShop;
  await tx.insert(shippingRates).values({ vendorId, currency, amountMinor: shippingMinor });
  await tx.insert(coupons).values({ id: uuidv7(), vendorId, kind: 'percent', ...coupon });
}

async function insertProduct(
  tx: Connection,
  vendorId: string,
  { picture, variants, ...product }: DemoProduct,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(products).values({
    id,
    vendorId,
    ...product,
    currency: demoShop.currency,
    imagePath: `/media/demo/${picture}.svg`,
  });
  await tx
    .insert(productVariants)
    .values(variants.map((variant, position) => ({ id: uuidv7(), productId: id, position, ...variant })));
  return id;
}

interface ShowPlace {
  /** By picture. */
  readonly productIds: ReadonlyMap<string, string>;
  readonly now: Date;
}

async function insertShow(
  tx: Connection,
  vendorId: string,
  show: DemoShow,
  { productIds, now }: ShowPlace,
): Promise<void> {
  const streamId = uuidv7();
  const scheduledAt = nextFullHour(new Date(now.getTime() + show.startsInHours * 3_600_000));
  await tx
    .insert(liveStreams)
    .values({ id: streamId, vendorId, title: show.title, description: show.description, scheduledAt });
  await tx.insert(streamCounters).values({ streamId });
  const featured = show.pictures.map((picture, position) => {
    const productId = productIds.get(picture);
    if (productId === undefined)
      throw new Error(`the demo show names a product that there is not: ${picture}`);
    return { streamId, productId, position };
  });
  await tx.insert(streamProducts).values(featured);
}

function nextFullHour(time: Date): Date {
  const hourMs = 3_600_000;
  return new Date(Math.ceil(time.getTime() / hourMs) * hourMs);
}

async function findLogins(tx: Connection): Promise<DemoLogin[]> {
  const wanted = [
    ...demoShop.sellers.map(({ account }) => ({ as: 'seller', account }) as const),
    ...demoShop.others.map(
      (account) => ({ as: account.role === 'admin' ? 'admin' : 'viewer', account }) as const,
    ),
  ];
  const emails = wanted.map(({ account }) => account.email);
  const found = await tx.select({ email: users.email }).from(users).where(inArray(users.email, emails));
  const known = new Set(found.map(({ email }) => email));
  return wanted
    .filter(({ account }) => known.has(account.email))
    .map(({ as, account }) => ({ as, username: account.username, password: demoPassword }));
}
