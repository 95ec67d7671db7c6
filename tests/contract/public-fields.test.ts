import { toWireRequest } from '@stallcast/shared/client';
import type { AnyRequest, RouteName } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPicture } from '../support/pictures.ts';
import { outcomeOf, routeNames, specOf } from './exchange.ts';
import { openWorld, type World } from './world.ts';

// T34: what everyone can read says what it says and no more. A field that is added to an answer has to be added here, by somebody
// who has asked themselves whether all the world may know it.

let world: World;
let streamId: string;
beforeAll(async () => {
  world = await openWorld();
  streamId = await world.liveShow();
  await world.owner.api('products.addImage', {
    params: { productId: world.productId },
    file: await drawnPicture(),
  });
  const first = await world.as('viewer').api('interact.comment', { body: { streamId, text: 'Lovely' } });
  const replyTo = first.comment.commentId;
  const text = `@${world.viewer.account.username} https://example.test`;
  await world.as('owner').api('interact.comment', { body: { streamId, text, replyTo } });
  await world.as('viewer').api('interact.like', { body: { streamId } });
  await world.as('viewer').api('checkout.buyNow', {
    body: { productId: world.productId, streamId, payment: { gateway: 'test', method: 'approve' } },
    idempotencyKey: crypto.randomUUID(),
  });
});
afterAll(() => world.close());

const counters = ['comments', 'dislikes', 'likes', 'viewersNow', 'viewersTotal'];
const product = [
  'description',
  'imageUrl',
  'images[].heightPx',
  'images[].imageId',
  'images[].url',
  'images[].widthPx',
  'isPhysical',
  'name',
  'perBuyerLimit',
  'perOrderLimit',
  'price.amountMinor',
  'price.currency',
  'productId',
  'status',
  'stock',
  'variants[].colour',
  'variants[].label',
  'variants[].price.amountMinor',
  'variants[].price.currency',
  'variants[].size',
  'variants[].status',
  'variants[].stock',
  'variants[].variantId',
  'vendorId',
];
const seller = ['logoUrl', 'name', 'slug', 'vendorId'];
const showCard = [
  ...['calendarUrl', 'coverUrl', 'interrupted', 'orientation', 'previewUrl', 'scheduledAt', 'startedAt'],
  ...['status', 'streamId', 'title', 'viewersNow'],
  ...seller.map((key) => `seller.${key}`),
];
const savedStream = [
  'description',
  'durationMs',
  'savedAt',
  'savedStreamId',
  'state',
  'streamId',
  'streamedAt',
  'title',
  'coverUrl',
  'orientation',
  'vendor.logoUrl',
  'vendor.name',
  'vendor.slug',
  'vendor.vendorId',
  'videoUrl',
  'visibility',
];
const under = (prefix: string, keys: readonly string[]) => keys.map((key) => `${prefix}.${key}`);

const commentPage = [
  ...['cursor', 'more'],
  ...under('comments[]', [
    // The name that somebody who writes in public is mentioned by.
    ...under('author', ['displayName', 'isSeller', 'userId', 'username']),
    ...['commentId', 'createdAt', 'cursor', 'state', 'streamId', 'text', 'version'],
    ...under('spans[]', ['kind', 'length', 'start', 'url', 'userId']),
    ...['replyTo', 'replyTo.commentId', 'replyTo.excerpt'],
    ...under('replyTo.author', ['displayName', 'isSeller', 'userId', 'username']),
  ]),
  ...under('chat', ['linksAllowed', 'pinned', 'slowModeSeconds', 'streamId']),
];

/** Each public answer with everything in it, as paths to its values. */
const publicAnswers: readonly {
  readonly name: RouteName;
  readonly request: () => Promise<AnyRequest>;
  readonly fields: readonly string[];
}[] = [
  {
    name: 'streams.list',
    request: async () => ({ query: { streamId } }),
    fields: [
      'next',
      ...under('streams[]', [
        ...[
          'cursor',
          'description',
          'endedAt',
          'interrupted',
          'replayId',
          'scheduledAt',
          'startedAt',
          'status',
          'streamId',
          'title',
        ],
        ...['coverUrl', 'orientation', 'visibility'],
        ...under('vendor', seller),
        ...under('counters', counters),
        ...under('featured[]', product),
      ]),
    ],
  },
  {
    name: 'interact.getComments',
    request: async () => ({ body: { streamId } }),
    fields: commentPage,
  },
  {
    name: 'comments.list',
    request: async () => ({ query: { streamId } }),
    fields: commentPage,
  },
  {
    name: 'viewers.count',
    request: async () => ({ query: { streamId } }),
    fields: under('counters', counters),
  },
  {
    name: 'viewers.join',
    request: async () => ({ body: { streamId } }),
    fields: ['expiresAt', 'heartbeatEveryMs', 'ticket', 'viewerId'],
  },
  {
    name: 'products.one',
    request: async () => ({ params: { productId: world.productId } }),
    fields: under('product', product),
  },
  {
    name: 'drops.list',
    request: async () => (await world.drop(), { query: { streamId } }),
    fields: [
      ...['now', 'pinned'],
      ...under('drops[]', [
        ...['closesAt', 'dropId', 'opensAt', 'opensOffsetMs', 'perBuyerLimit', 'price.amountMinor'],
        ...['price.currency', 'productId', 'quantity', 'remaining', 'state', 'streamId'],
        ...['usualPrice.amountMinor', 'usualPrice.currency', 'variantId'],
      ]),
    ],
  },
  {
    name: 'recordings.list',
    request: async () => (await world.replay(), {}),
    fields: ['next', ...under('savedStreams[]', savedStream)],
  },
  {
    name: 'recordings.one',
    request: async () => ({ params: { savedStreamId: await world.replay() } }),
    fields: [...under('products[]', product), ...under('savedStream', savedStream)],
  },
  {
    name: 'cart.show',
    request: async () => (await world.fillCart('guest'), {}),
    fields: [
      ...under('lines[]', [
        ...['available', 'dropId', 'imageUrl', 'isPhysical', 'lineTotal.amountMinor', 'lineTotal.currency'],
        ...['name', 'perOrderLimit', 'productId', 'quantity', 'reservedUntil', 'stock', 'streamId'],
        ...['unitPrice.amountMinor', 'unitPrice.currency', 'variant', 'variantId'],
      ]),
      ...['total.amountMinor', 'total.currency'],
    ].map((field) => `cart.${field}`),
  },
  {
    name: 'payments.methods',
    request: async () => ({}),
    fields: ['gateways[].gateway', 'gateways[].methods[]', 'gateways[].publishableKey'],
  },
  {
    name: 'listings.live',
    request: async () => (await world.liveShow(), {}),
    fields: ['next', ...under('shows[]', showCard)],
  },
  {
    name: 'listings.upcoming',
    request: async () => {
      const scheduledAt = '2090-05-01T18:00:00Z';
      await world.owner.api('streams.create', { body: { title: 'To come', scheduledAt } });
      return {};
    },
    fields: ['next', ...under('shows[]', showCard)],
  },
  {
    name: 'listings.replays',
    request: async () => (await world.replay(), {}),
    fields: [
      'next',
      ...under('replays[]', [
        ...['coverUrl', 'durationMs', 'orientation', 'savedStreamId', 'streamId', 'streamedAt', 'title'],
        ...['viewersTotal', ...under('seller', seller)],
      ]),
    ],
  },
  {
    name: 'sellers.one',
    request: async () => ({ params: { slug: await world.slug() } }),
    fields: ['following', ...under('seller', [...seller, 'about', 'followers', 'since'])],
  },
  {
    name: 'sellers.products',
    request: async () => ({ params: { slug: await world.slug() } }),
    fields: ['next', ...under('products[]', product)],
  },
  { name: 'accounts.me', request: async () => ({}), fields: ['account'] },
];

test.each(publicAnswers)(
  '$name tells everyone these fields and no other',
  async ({ name, request, fields }) => {
    const { method, path, body, headers } = toWireRequest(specOf(name), await request());
    const answer = await world.as('guest').send(method, path, body ?? undefined, headers);
    expect(outcomeOf(answer).cell).toBe('ok');
    expect(fieldsOf(JSON.parse(answer.body)).toSorted()).toEqual(fields.toSorted());
    for (const secret of [
      world.viewer.account.email,
      world.owner.account.email,
      world.viewer.token,
      world.owner.token,
      '127.0.0.1',
    ]) {
      expect(answer.body).not.toContain(secret);
    }
  },
);

test('every public route that reads is looked at here', () => {
  const reading = routeNames.filter(
    (name) => specOf(name).access === 'public' && specOf(name).method === 'GET',
  );
  expect(publicAnswers.map(({ name }) => name)).toEqual(expect.arrayContaining(reading));
});

/** The paths to all values within an answer: `streams[].vendor.name`. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => fieldsOf(item, `${path}[]`)))];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
