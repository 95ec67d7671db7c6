import type { ErrorCode, RouteName } from '@stallcast/shared/contract';
import { type Role, roles } from './world.ts';

/** How a right request of someone ends: it is done, or refused with this code. */
export type Cell = 'ok' | ErrorCode;
export type Row = Readonly<Record<Role, Cell>>;

const everyone: Row = {
  guest: 'ok',
  viewer: 'ok',
  owner: 'ok',
  otherSeller: 'ok',
  admin: 'ok',
  banned: 'banned',
};
const loggedIn: Row = { ...everyone, guest: 'unauthenticated' };
const sellers: Row = { ...loggedIn, viewer: 'not-a-seller', admin: 'not-a-seller' };
/** The seller whose show, product or replay it is. Others are not told that it exists. */
const itsSeller: Row = { ...sellers, otherSeller: 'not-found' };
const admins: Row = { ...loggedIn, viewer: 'forbidden', owner: 'forbidden', otherSeller: 'forbidden' };
/** The viewer, whose order or comment it is. */
const itsBuyer: Row = { ...loggedIn, owner: 'not-found', otherSeller: 'not-found', admin: 'not-found' };
const itsWriter = itsBuyer;

/**
 * Who may do what: each route and each role (T7). The requests are those of sample-requests.ts, about things of the
 * owner's and orders and comments of the viewer's.
 */
export const roleTable = {
  'accounts.register': everyone,
  'accounts.login': everyone,
  'accounts.logout': loggedIn,
  'accounts.me': everyone,
  'accounts.openShop': { ...loggedIn, owner: 'already-a-seller', otherSeller: 'already-a-seller' },
  'bans.list': admins,
  'bans.set': admins,
  'bans.lift': admins,
  'moderation.list': sellers,
  'moderation.restrict': itsSeller,
  // Each seller has a list of their own: what stands in another one's is not there.
  'moderation.lift': itsSeller,
  'blocks.list': loggedIn,
  'blocks.set': loggedIn,
  'blocks.lift': loggedIn,
  'streams.list': everyone,
  'streams.mine': sellers,
  'streams.create': itsSeller,
  'streams.start': itsSeller,
  'streams.update': itsSeller,
  'streams.preflight': sellers,
  'streams.hostTicket': itsSeller,
  'interact.getComments': everyone,
  'interact.myReaction': loggedIn,
  'interact.like': loggedIn,
  'interact.dislike': loggedIn,
  'interact.comment': loggedIn,
  'comments.list': everyone,
  'comments.hide': itsSeller,
  'comments.unhide': itsSeller,
  'comments.delete': itsWriter,
  'comments.hidden': itsSeller,
  'comments.report': loggedIn,
  'reports.list': sellers,
  'reports.settle': itsSeller,
  'chat.update': itsSeller,
  'chat.pin': itsSeller,
  'chat.mine': loggedIn,
  'words.show': sellers,
  'words.set': sellers,
  'viewers.join': everyone,
  'viewers.heartbeat': everyone,
  'viewers.leave': everyone,
  'viewers.count': everyone,
  'stats.show': itsSeller,
  'stats.reconcile': admins,
  'drops.list': everyone,
  'drops.past': itsSeller,
  'drops.start': itsSeller,
  'drops.close': itsSeller,
  'pins.set': itsSeller,
  // The ticket decides.
  'products.seen': everyone,
  'endStream.save': itsSeller,
  'endStream.delete': itsSeller,
  'products.mine': sellers,
  'products.one': everyone,
  'products.create': sellers,
  'products.update': itsSeller,
  'products.addVariant': itsSeller,
  'products.changeVariant': itsSeller,
  'products.addImage': itsSeller,
  'products.orderImages': itsSeller,
  'products.removeImage': itsSeller,
  'coupons.mine': sellers,
  'coupons.create': sellers,
  'coupons.update': itsSeller,
  'shipping.show': sellers,
  'shipping.set': sellers,
  'cart.show': everyone,
  'cart.add': everyone,
  'cart.change': everyone,
  'checkout.buyNow': loggedIn,
  'checkout.cart': loggedIn,
  'checkout.begin': loggedIn,
  'checkout.update': itsBuyer,
  'checkout.pay': itsBuyer,
  'checkout.leave': itsBuyer,
  'orders.mine': loggedIn,
  'orders.one': itsBuyer,
  'orders.sellers': itsBuyer,
  'addresses.last': loggedIn,
  'sales.list': sellers,
  'sales.one': itsSeller,
  'sales.csv': sellers,
  'sales.ship': itsSeller,
  'sales.refund': itsSeller,
  'payments.methods': everyone,
  'payments.testChallenge': itsBuyer,
  // The signature decides, whoever sends it.
  'payments.testWebhook': everyone,
  'payments.stripeWebhook': everyone,
  'recordings.list': everyone,
  'recordings.one': everyone,
  'recordings.mine': sellers,
  'recordings.update': itsSeller,
  'recordings.delete': itsSeller,
  'streams.setCover': itsSeller,
  'streams.removeCover': itsSeller,
  'streams.history': sellers,
  'streams.csv': itsSeller,
  'listings.live': everyone,
  'listings.upcoming': everyone,
  'listings.replays': everyone,
  'sellers.one': everyone,
  'sellers.products': everyone,
  'sellers.mine': sellers,
  'sellers.update': sellers,
  'sellers.setLogo': sellers,
  'sellers.removeLogo': sellers,
  'follows.mine': loggedIn,
  'follows.set': loggedIn,
  'follows.remove': loggedIn,
  'reminders.mine': loggedIn,
  'reminders.set': loggedIn,
  'reminders.remove': loggedIn,
} satisfies Record<RouteName, Row>;

/** The row of a route. Throws for a route that was added without one. */
export function rowOf(name: RouteName): Row {
  const rows: Partial<Record<RouteName, Row>> = roleTable;
  const row = rows[name];
  if (row === undefined) throw new Error(`role-table.ts has no row for ${name}`);
  return row;
}

/** The first role that a route is open to. */
export function someoneWhoMay(name: RouteName): Role {
  const row = rowOf(name);
  const role = roles.find((each) => row[each] === 'ok');
  if (role === undefined) throw new Error(`nobody may ${name}`);
  return role;
}
