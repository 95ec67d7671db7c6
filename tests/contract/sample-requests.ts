import { randomUUID } from 'node:crypto';
import type { RouteName } from '@stallcast/shared/contract';
import { asUser } from '../support/drivers.ts';
import { drawnPicture } from '../support/pictures.ts';
import type { Samples } from './samples.ts';
import { shopRequests } from './sample-shop-requests.ts';
import type { Role, World } from './world.ts';

/** A right request of each route, with every field it can have, about things that are there. */
export const sampleRequests: Samples<RouteName> = {
  'accounts.register': async () => {
    const username = `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;
    const email = `${username}@example.test`;
    return {
      body: { username, email, password: 'long enough', displayName: 'Somebody', transport: 'bearer' },
    };
  },
  'accounts.login': async ({ viewer: { account, password } }) => ({
    body: { username: account.username, password, transport: 'bearer' },
  }),
  'accounts.logout': async () => ({}),
  'accounts.me': async () => ({}),
  'accounts.openShop': async () => ({ body: { name: 'New shop', description: 'Everything' } }),

  'bans.list': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'bans.set': async ({ app }) => ({
    body: {
      userId: (await asUser(app)).userId,
      reason: 'Sells what is not theirs',
      expiresAt: '2090-05-01T18:00:00Z',
    },
  }),
  'bans.lift': async (world) => ({ params: { userId: await suspended(world) } }),
  'moderation.list': async () => ({ query: { kind: 'mute', after: randomUUID(), limit: 5 } }),
  'moderation.restrict': async (world) => ({
    body: {
      ...{ userId: (await asUser(world.app)).userId, kind: 'mute', streamId: await world.liveShow() },
      ...{ forSeconds: 600, reason: 'Rude to everyone' },
    },
  }),
  'moderation.lift': async (world) => ({ params: { restrictionId: await keptOut(world) } }),
  'blocks.list': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'blocks.set': async ({ app }) => ({ body: { userId: (await asUser(app)).userId } }),
  'blocks.lift': async (world, caller) => ({ params: { userId: await blocked(world, caller) } }),

  'streams.list': async (world) => ({
    query: {
      status: 'live',
      streamId: await world.liveShow(),
      vendorId: world.owner.vendorId,
      after: randomUUID(),
      limit: 5,
    },
  }),
  'streams.mine': async () => ({ query: { status: 'live', after: randomUUID(), limit: 5 } }),
  'streams.create': async ({ productId }) => ({
    body: {
      title: 'Show',
      description: 'Cups',
      productIds: [productId],
      scheduledAt: '2030-05-01T18:00:00Z',
      visibility: 'unlisted',
      orientation: 'portrait',
    },
  }),
  'streams.start': async (world) => ({ body: { streamId: await world.scheduledShow('alone') } }),
  'streams.update': async (world) => ({
    body: {
      streamId: await world.liveShow(),
      title: `Show ${randomUUID()}`,
      description: 'New',
      productIds: [world.productId],
      scheduledAt: '2030-05-01T18:00:00Z',
      visibility: 'public',
      orientation: 'landscape',
    },
  }),
  'streams.preflight': async () => ({ body: { padding: 'x'.repeat(100) } }),
  'streams.hostTicket': async (world) => ({ body: { streamId: await world.liveShow() } }),

  'interact.getComments': async (world) => ({
    body: { streamId: await world.liveShow(), after: 0, limit: 10 },
  }),
  'interact.myReaction': async (world) => ({ query: { streamId: await world.liveShow() } }),
  'interact.like': async (world) => ({ body: { streamId: await world.liveShow(), keep: true } }),
  'interact.dislike': async (world) => ({ body: { streamId: await world.liveShow(), keep: true } }),
  'interact.comment': async (world) => ({
    body: {
      ...{ streamId: await world.liveShow(), text: 'Lovely', commentId: randomUUID() },
      replyTo: await world.comment(),
    },
  }),
  'comments.list': async (world) => ({
    query: { streamId: await world.liveShow(), after: 0, limit: 10 },
  }),
  'comments.hide': async (world) => ({ params: { commentId: await world.comment() } }),
  'comments.unhide': async (world) => {
    const params = { commentId: await world.comment() };
    await world.as('owner').api('comments.hide', { params });
    return { params };
  },
  'comments.delete': async (world) => ({ params: { commentId: await world.comment() } }),
  'comments.hidden': async (world) => ({
    query: { streamId: await world.liveShow(), after: randomUUID(), limit: 5 },
  }),
  'comments.report': async (world) => ({
    params: { commentId: await someonesComment(world) },
    body: { reason: 'spam', note: 'Again and again' },
  }),
  'reports.list': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'reports.settle': async (world) => {
    const params = { commentId: await world.comment() };
    const { api } = await asUser(world.app);
    await api('comments.report', { params, body: { reason: 'spam' } });
    return { params, body: { decision: 'hide' } };
  },
  'chat.update': async (world) => ({
    body: { streamId: await world.liveShow(), slowModeSeconds: 0, linksAllowed: true },
  }),
  'chat.pin': async (world) => {
    const commentId = await world.comment();
    return { body: { streamId: await world.liveShow(), commentId } };
  },
  'chat.mine': async (world) => ({ query: { streamId: await world.liveShow() } }),
  'words.show': async () => ({}),
  'words.set': async () => ({ body: { words: ['bad word', randomUUID()] } }),

  'viewers.join': async (world) => ({ body: { streamId: await world.liveShow() } }),
  'viewers.heartbeat': async (world) => ({ body: await joined(world) }),
  'viewers.leave': async (world) => ({ body: await joined(world) }),
  'viewers.count': async (world) => ({ query: { streamId: await world.liveShow() } }),

  'stats.show': async (world) => ({ query: { streamId: await world.liveShow(), after: 0, limit: 10 } }),
  'stats.reconcile': async () => ({
    query: { after: 'stream_counters.likes/show 01', limit: 5 },
  }),
  'drops.list': async (world) => ({ query: { streamId: await world.liveShow() } }),
  'drops.past': async (world) => ({
    query: { streamId: await world.liveShow(), after: randomUUID(), limit: 5 },
  }),
  'drops.start': async (world) => {
    await world.closeDrop();
    const { productId, variantId } = world;
    return {
      body: {
        ...{ streamId: await world.liveShow(), productId, variantId, priceMinor: 900, quantity: 2 },
        ...{ perBuyerLimit: 2, countdownSeconds: 1, openForSeconds: 600 },
      },
    };
  },
  'drops.close': async (world) => ({ body: { dropId: await world.drop() } }),
  'pins.set': async (world) => ({
    body: { streamId: await world.liveShow(), productId: world.productId },
  }),
  'products.seen': async (world) => {
    const { ticket } = await joined(world);
    return { body: { ticket, shown: [world.productId], clicked: [world.productId] } };
  },
  'endStream.save': async (world) => ({
    body: {
      streamId: await world.liveShow(),
      ...{ title: 'Last evening', visibility: 'unlisted', coverAtMs: 0 },
    },
  }),
  'endStream.delete': async (world) => ({
    body: { streamId: await world.liveShow(), confirm: 'delete' },
  }),

  ...shopRequests,
  'recordings.list': async ({ owner }) => ({
    query: { vendorId: owner.vendorId, after: randomUUID(), limit: 5 },
  }),
  'recordings.one': async (world) => ({ params: { savedStreamId: await world.replay() } }),
  'recordings.update': async (world) => ({
    params: { savedStreamId: await world.replay() },
    body: { title: 'Another evening', visibility: 'public', coverAtMs: 500 },
  }),
  'streams.setCover': async (world) => ({
    params: { streamId: await world.liveShow() },
    file: await drawnPicture(),
  }),
  'streams.removeCover': async (world) => ({ params: { streamId: await world.liveShow() } }),
  'streams.history': async () => ({ query: { status: 'ended', after: randomUUID(), limit: 5 } }),
  'streams.csv': async (world) => ({ query: { streamId: await world.liveShow() } }),
  'listings.live': async ({ owner }) => ({
    query: { vendorId: owner.vendorId, after: randomUUID(), limit: 5 },
  }),
  'listings.upcoming': async ({ owner }) => ({
    query: { vendorId: owner.vendorId, after: randomUUID(), limit: 5 },
  }),
  'listings.replays': async ({ owner }) => ({
    query: { vendorId: owner.vendorId, after: randomUUID(), limit: 5 },
  }),
  'sellers.one': async (world) => ({ params: { slug: await world.slug() } }),
  'sellers.products': async (world) => ({
    params: { slug: await world.slug() },
    query: { after: randomUUID(), limit: 5 },
  }),
  'sellers.mine': async () => ({}),
  'sellers.update': async () => ({
    body: { name: 'Renamed shop', about: 'Pots', slug: `shop-${randomUUID().slice(0, 8)}` },
  }),
  'sellers.setLogo': async () => ({ file: await drawnPicture() }),
  'sellers.removeLogo': async () => ({}),
  'follows.mine': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'follows.set': async ({ owner }) => ({ params: { vendorId: owner.vendorId } }),
  'follows.remove': async ({ owner }) => ({ params: { vendorId: owner.vendorId } }),
  'reminders.mine': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'reminders.set': async (world) => ({ params: { streamId: await world.scheduledShow() } }),
  'reminders.remove': async (world) => ({ params: { streamId: await world.scheduledShow() } }),
  'recordings.mine': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'recordings.delete': async (world) => ({ params: { savedStreamId: await world.replay() } }),
};

/** That a new account is kept out of the owner's shows. */
async function keptOut(world: World): Promise<string> {
  const { userId } = await asUser(world.app);
  const body = { userId, kind: 'ban' } as const;
  return (await world.as('owner').api('moderation.restrict', { body })).restriction.restrictionId;
}

/** A new account that somebody of a role blocked, if they can. */
async function blocked(world: World, caller: Role): Promise<string> {
  const { userId } = await asUser(world.app);
  if (caller !== 'guest' && caller !== 'banned')
    await world.as(caller).api('blocks.set', { body: { userId } });
  return userId;
}

/** A comment of nobody who has a role. */
async function someonesComment(world: World): Promise<string> {
  const { api } = await asUser(world.app);
  const body = { streamId: await world.liveShow(), text: 'Buy from me instead' };
  return (await api('interact.comment', { body })).comment.commentId;
}

/** A new account that an admin suspended. */
async function suspended(world: World): Promise<string> {
  const { userId } = await asUser(world.app);
  await world.as('admin').api('bans.set', { body: { userId } });
  return userId;
}

/** A visit that asked for a ticket; it is not counted yet. */
async function joined(world: World): Promise<{ viewerId: string; ticket: string }> {
  const { viewerId, ticket } = await world
    .as('guest')
    .api('viewers.join', { body: { streamId: await world.liveShow() } });
  return { viewerId, ticket };
}
