import { randomUUID } from 'node:crypto';
import { nobodyIsCountedOut } from '../support/business-checksum.ts';
import { stripeKeys } from '../support/stripe-keys.ts';
import {
  asBearer,
  asGuest,
  asSeller,
  asUser,
  type Person,
  type SellerPerson,
  type UserPerson,
} from '../support/drivers.ts';
import { drawnPicture } from '../support/pictures.ts';
import { insertReplay } from '../support/replays.ts';
import { type StartOptions, startApp, type TestApp } from '../support/start-app.ts';

/** Who may come to a route: nobody known, a buyer, two sellers (the first owns all that is asked for), an admin, someone suspended. */
export const roles = ['guest', 'viewer', 'owner', 'otherSeller', 'admin', 'banned'] as const;
export type Role = (typeof roles)[number];

/** A running server with someone of each role, and the things that requests are about. */
export interface World {
  readonly app: TestApp;
  readonly viewer: UserPerson;
  readonly owner: SellerPerson;
  readonly otherSeller: SellerPerson;
  as(role: Role): Person;
  /** On sale by the owner, and part of each of the owner's shows. */
  readonly productId: string;
  /** The owner's too, with sizes and colours; nobody buys it. */
  readonly shirtId: string;
  /** One of the shirt's variants. */
  shirtVariant(): Promise<string>;
  /** The shirt's only picture; there is one afterwards. */
  shirtImage(): Promise<string>;
  /** The only one of that product. */
  readonly variantId: string;
  /** A coupon of the owner's. */
  coupon(): Promise<string>;
  /** The owner's live show; another one where that has ended. */
  liveShow(): Promise<string>;
  /** A show of the owner's that has not begun; `alone` ends the live one, so that it can begin. */
  scheduledShow(alone?: 'alone'): Promise<string>;
  /** The address of the owner's page. */
  slug(): Promise<string>;
  /** A playable replay of the owner's. */
  replay(): Promise<string>;
  /** A paid order of the viewer's. */
  order(): Promise<string>;
  /** A checkout of the viewer's that is not paid. */
  checkout(): Promise<string>;
  /** A payment of the viewer's that the gateway has not reported on. */
  openPayment(method?: 'delayed' | 'challenge'): Promise<string>;
  /** A comment of the viewer's in the owner's live show. */
  comment(): Promise<string>;
  /** A drop in the owner's live show that was not closed. */
  drop(): Promise<string>;
  /** The product has no drop any more. */
  closeDrop(): Promise<void>;
  /** Puts the product into somebody's cart. Answers its variant. */
  fillCart(role: Role): Promise<string | undefined>;
  /** Everybody is again who they were: logged in, and a seller or not. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(options: Pick<StartOptions, 'clock'> = {}): Promise<World> {
  // Delayed payments stay open for as long as the tests take.
  const env = { TEST_PAYMENT_DELAY_MS: '600000', TEST_PAYMENTS: 'on', ...stripeKeys };
  const app = await startApp({ ...options, env, waits: nobodyIsCountedOut });
  const { sql } = app;
  const [viewer, owner, otherSeller, admin, banned] = [
    await asUser(app, { displayName: 'Viewer' }),
    await asSeller(app, { shop: 'Owner’s shop' }),
    await asSeller(app, { shop: 'Other shop' }),
    await asUser(app, { displayName: 'Admin' }),
    await asUser(app, { displayName: 'Banned' }),
  ];
  await sql`update users set role = 'admin' where id = ${admin.userId}`;
  await sql`update users set banned = true where id = ${banned.userId}`;
  const accounts = { viewer, owner, otherSeller, admin, banned };
  const people = new Map<Role, Person>(
    Object.entries(accounts).map(([role, person]) => [toRole(role), person]),
  );
  // One browser, whose cart stays with it.
  const guest = asGuest(app);
  const as = (role: Role): Person => people.get(role) ?? guest;
  const product = {
    name: 'Cup',
    description: 'Blue',
    priceMinor: 1250,
    currency: 'EUR',
    stock: 100_000,
    isPhysical: false,
    perOrderLimit: 50,
  } as const;
  const cup = (await owner.api('products.create', { body: product })).product;
  const { productId } = cup;
  const variantId = cup.variants[0]?.variantId ?? '';
  const shirt = await owner.api('products.create', {
    body: { name: 'Shirt', currency: 'EUR', variants: [{ size: 'S', priceMinor: 1900, stock: 5 }] },
  });
  const shirtId = shirt.product.productId;

  const ownerApi: Person['api'] = (...call) => as('owner').api(...call);

  async function findOwnShow(status: 'live' | 'scheduled') {
    return (await ownerApi('streams.mine', { query: { status } })).streams[0];
  }

  async function endShow({ streamId }: { readonly streamId: string }): Promise<void> {
    await ownerApi('endStream.delete', { body: { streamId, confirm: 'delete' } });
  }

  async function scheduledShow(alone?: 'alone'): Promise<string> {
    const live = alone === undefined ? undefined : await findOwnShow('live');
    if (live !== undefined) await endShow(live);
    const body = { title: 'Evening show', description: 'Cups', productIds: [productId] };
    const scheduled = (await findOwnShow('scheduled')) ?? (await ownerApi('streams.create', { body })).stream;
    return scheduled.streamId;
  }

  async function liveShow(): Promise<string> {
    const live = await findOwnShow('live');
    if (live !== undefined && live.visibility !== 'rehearsal') return live.streamId;
    // Nobody else is to see a rehearsal, and it stays one.
    if (live !== undefined) await endShow(live);
    const streamId = await scheduledShow();
    // Whoever prepared it may have meant it as one, or have left out what others sell in it.
    await ownerApi('streams.update', { body: { streamId, productIds: [productId], visibility: 'public' } });
    await ownerApi('streams.start', { body: { streamId } });
    return streamId;
  }

  async function findDrop(): Promise<string | undefined> {
    const showcase = await ownerApi('drops.list', { query: { streamId: await liveShow() } });
    return showcase.drops[0]?.dropId;
  }

  async function startDrop(): Promise<string> {
    const terms = { priceMinor: 900, quantity: 2, countdownSeconds: 0, openForSeconds: 600 };
    const body = { streamId: await liveShow(), productId, ...terms };
    return (await ownerApi('drops.start', { body })).drop.dropId;
  }

  async function buy(method: 'approve' | 'delayed' | 'challenge'): Promise<string> {
    const body = { productId, payment: { gateway: 'test', method } } as const;
    return (await as('viewer').api('checkout.buyNow', { body, idempotencyKey: randomUUID() })).order.orderId;
  }

  return {
    app,
    ...{ as, viewer, owner, otherSeller, productId, shirtId, variantId, liveShow, scheduledShow },
    async shirtVariant() {
      const answer = await ownerApi('products.one', { params: { productId: shirtId } });
      const [size] = answer.product.variants;
      if (!size) throw new Error('a product has a variant');
      return size.variantId;
    },
    async comment() {
      const body = { streamId: await liveShow(), text: `Lovely ${randomUUID()}` };
      return (await as('viewer').api('interact.comment', { body })).comment.commentId;
    },
    drop: async () => (await findDrop()) ?? startDrop(),
    async closeDrop() {
      const dropId = await findDrop();
      if (dropId !== undefined) await ownerApi('drops.close', { body: { dropId } });
    },
    async shirtImage() {
      const { product: shown } = await ownerApi('products.one', { params: { productId: shirtId } });
      const [first, ...others] = shown.images;
      for (const { imageId } of others)
        await ownerApi('products.removeImage', { params: { productId: shirtId, imageId } });
      if (first) return first.imageId;
      const request = { params: { productId: shirtId }, file: await drawnPicture() };
      const added = await ownerApi('products.addImage', request);
      return added.product.images[0]?.imageId ?? '';
    },
    async coupon() {
      const { coupons } = await ownerApi('coupons.mine', {});
      const body = { code: 'WORLD', value: { kind: 'percent', basisPoints: 1000 } } as const;
      return (coupons[0] ?? (await ownerApi('coupons.create', { body })).coupon).couponId;
    },
    slug: async () => (await ownerApi('sellers.mine', {})).seller.slug,
    replay: () => insertReplay(app.sql, { vendorId: owner.vendorId, productId }),
    order: () => buy('approve'),
    async checkout() {
      const body = { product: { productId } };
      const { order } = await as('viewer').api('checkout.begin', { body, idempotencyKey: randomUUID() });
      return order.orderId;
    },
    async openPayment(method = 'delayed') {
      const orderId = await buy(method);
      const [payment] = await sql<{ id: string }[]>`select id from payments where order_id = ${orderId}`;
      if (!payment) throw new Error('an order has a payment');
      return payment.id;
    },
    async fillCart(role) {
      if (role === 'banned') return undefined;
      return (await as(role).api('cart.add', { body: { productId } })).cart.lines[0]?.variantId;
    },
    async restore() {
      await sql`delete from vendors where user_id in (${viewer.userId}, ${admin.userId})`;
      for (const [role, { account, password }] of Object.entries(accounts)) {
        if (role === 'banned' || (await isLoggedIn(people.get(toRole(role))))) continue;
        const body = { username: account.username, password, transport: 'bearer' } as const;
        const { token } = await asGuest(app).api('accounts.login', { body });
        people.set(toRole(role), asBearer(app, token ?? ''));
      }
    },
    close: () => app.close(),
  };
}

function toRole(name: string): Role {
  const role = roles.find((each) => each === name);
  if (role === undefined) throw new Error(`there is no role ${name}`);
  return role;
}

async function isLoggedIn(person: Person | undefined): Promise<boolean> {
  return person !== undefined && (await person.api('accounts.me', {})).account !== null;
}
