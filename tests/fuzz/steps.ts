import { randomUUID } from 'node:crypto';
import type { Reaction } from '@stallcast/shared/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import { asBearer, asGuest, type Person } from '../support/drivers.ts';
import { buy, outcomeOf } from '../support/shopping.ts';
import { prepareShow } from '../support/shows.ts';
import { type Model, nth, type Stage } from './story.ts';

type Server = Parameters<typeof asGuest>[0];
type Step = fc.AsyncCommand<Model, Stage>;

/** One step: what is done, what should come of it by the model, and what the model is afterwards. */
interface Deed {
  readonly text: string;
  readonly isPossible?: (model: Model) => boolean;
  readonly expected: (model: Model) => string;
  readonly call: (stage: Stage, model: Readonly<Model>) => Promise<unknown>;
  /** Only after `ok` (or `paid`, for orders). */
  readonly change?: (model: Model) => void;
}

function toStep({ text, isPossible = () => true, expected, call, change }: Deed): Step {
  return {
    check: isPossible,
    async run(model, stage) {
      const should = expected(model);
      expect(await outcomeOf(call(stage, model)), text).toBe(should);
      if (should === 'ok' || should === 'paid') change?.(model);
      await expectSame(model, stage, text);
    },
    toString: () => text,
  };
}

/** What everyone can read is what the model says. */
async function expectSame(model: Model, { seller, streamId, product }: Stage, text: string): Promise<void> {
  const after = `after: ${text}`;
  const { product: now } = await seller.api('products.one', { params: { productId: product.productId } });
  expect(now.stock, after).toBe(model.stock);
  if (model.status === 'none') return;
  const stats = await seller.api('stats.show', { query: { streamId, limit: 200 } });
  const reactions = [...model.reactions.values()];
  expect(stats.status, after).toBe(model.status);
  expect(stats.counters, after).toMatchObject({
    viewersNow: model.status === 'live' ? model.present.size : 0,
    viewersTotal: model.visited.size,
    likes: reactions.filter((reaction) => reaction === 'like').length,
    dislikes: reactions.filter((reaction) => reaction === 'dislike').length,
    comments: model.comments.length,
    units: model.sold,
  });
  expect(
    stats.comments.map((comment) => comment.text),
    after,
  ).toEqual(model.comments);
}

const who = fc.nat({ max: 2 });
const isBegun = ({ status }: Model) => status !== 'none';
const userOf = ({ sessions, users }: Stage, user: number): Person => sessions.get(user) ?? nth(users, user);

/** Of somebody with an account, in a show that has to be live. */
const inShow = (user: number) => (model: Model) =>
  model.banned.has(user) ? 'banned' : model.status === 'live' ? 'ok' : 'stream-not-live';

/** Every kind of step there is. */
export function stepsWith(server: Server): fc.Arbitrary<Step>[] {
  return [
    fc.constant(create),
    fc.constant(start),
    fc
      .tuple(who, fc.constantFrom<Reaction>('like', 'dislike'))
      .map(([user, pressed]) => react(user, pressed)),
    fc.tuple(who, fc.stringMatching(/^[a-z]{1,20}$/)).map(([user, text]) => comment(user, text)),
    who.map(join),
    who.map(leave),
    fc.tuple(who, fc.integer({ min: 1, max: 3 })).map(([user, quantity]) => order(user, quantity)),
    who.map((user) => login(server, user)),
    who.map(ban),
    who.map(lift),
    fc.constantFrom('save', 'delete').map(end),
    fc.constant(foreignEnd),
  ];
}

const create: Step = toStep({
  text: 'the seller prepares a show',
  isPossible: ({ status }) => status === 'none',
  expected: () => 'ok',
  async call(stage) {
    stage.streamId = (await prepareShow(stage.seller.api, [stage.product.productId])).streamId;
    // Not what `outcomeOf` would take for an order.
    return null;
  },
  change: (model) => void (model.status = 'scheduled'),
});

const start: Step = toStep({
  text: 'the seller goes live',
  isPossible: isBegun,
  expected: ({ status }) => (status === 'ended' ? 'stream-ended' : 'ok'),
  call: ({ seller, streamId }) => seller.api('streams.start', { body: { streamId } }),
  change: (model) => void (model.status = 'live'),
});

const end = (choice: 'save' | 'delete'): Step =>
  toStep({
    text: `the seller ends the show with ${choice}`,
    isPossible: ({ status }) => status === 'scheduled' || status === 'live',
    expected: ({ status }) => (status === 'live' ? 'ok' : 'stream-not-live'),
    call: ({ seller, streamId }) =>
      choice === 'save'
        ? seller.api('endStream.save', { body: { streamId } })
        : seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } }),
    change: (model) => void (model.status = 'ended'),
  });

const foreignEnd: Step = toStep({
  text: 'somebody who is no seller ends the show',
  isPossible: (model) => isBegun(model) && !model.banned.has(0),
  expected: () => 'not-a-seller',
  call: (stage) =>
    userOf(stage, 0).api('endStream.delete', { body: { streamId: stage.streamId, confirm: 'delete' } }),
});

const react = (user: number, pressed: Reaction): Step =>
  toStep({
    text: `user ${user} presses ${pressed}`,
    isPossible: isBegun,
    expected: inShow(user),
    call: (stage) =>
      userOf(stage, user).api(pressed === 'like' ? 'interact.like' : 'interact.dislike', {
        body: { streamId: stage.streamId },
      }),
    change({ reactions }) {
      if (reactions.get(user) === pressed) reactions.delete(user);
      else reactions.set(user, pressed);
    },
  });

const comment = (user: number, text: string): Step =>
  toStep({
    text: `user ${user} says ${text}`,
    isPossible: isBegun,
    expected: inShow(user),
    call: (stage) =>
      userOf(stage, user).api('interact.comment', { body: { streamId: stage.streamId, text } }),
    change: ({ comments }) => void comments.push(text),
  });

const join = (guest: number): Step =>
  toStep({
    text: `guest ${guest} comes`,
    isPossible: isBegun,
    expected: ({ status }) => (status === 'live' ? 'ok' : 'stream-not-live'),
    async call({ guests, visits, streamId }) {
      const { api } = nth(guests, guest);
      const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
      visits.set(guest, { viewerId, ticket });
      await api('viewers.heartbeat', { body: { viewerId, ticket } });
      return null;
    },
    change({ present, visited }) {
      present.add(guest);
      visited.add(guest);
    },
  });

const leave = (guest: number): Step =>
  toStep({
    text: `guest ${guest} goes`,
    isPossible: ({ present, status }) => present.has(guest) && status === 'live',
    expected: () => 'ok',
    call({ guests, visits }) {
      const visit = visits.get(guest);
      if (!visit) throw new Error('only who came can go');
      return nth(guests, guest).api('viewers.leave', { body: visit });
    },
    change: ({ present }) => void present.delete(guest),
  });

const order = (user: number, quantity: number): Step =>
  toStep({
    text: `user ${user} buys ${quantity}`,
    isPossible: ({ status }) => status === 'live',
    expected: ({ banned, stock }) => (banned.has(user) ? 'banned' : stock >= quantity ? 'paid' : 'sold-out'),
    call: (stage) =>
      buy(userOf(stage, user).api, {
        productId: stage.product.productId,
        streamId: stage.streamId,
        quantity,
        key: randomUUID(),
      }),
    change(model) {
      model.stock -= quantity;
      model.sold += quantity;
    },
  });

const login = (server: Server, user: number): Step =>
  toStep({
    text: `user ${user} logs in again`,
    expected: ({ banned }) => (banned.has(user) ? 'banned' : 'ok'),
    async call({ users, sessions }) {
      const { account, password } = nth(users, user);
      const body = { username: account.username, password, transport: 'bearer' } as const;
      const { token } = await asGuest(server).api('accounts.login', { body });
      sessions.set(user, asBearer(server, token ?? ''));
      return null;
    },
  });

const ban = (user: number): Step =>
  toStep({
    text: `the admin suspends user ${user}`,
    expected: () => 'ok',
    call: ({ admin, users }) => admin('bans.set', { body: { userId: nth(users, user).userId } }),
    change: ({ banned }) => void banned.add(user),
  });

const lift = (user: number): Step =>
  toStep({
    text: `the admin lets user ${user} in again`,
    expected: ({ banned }) => (banned.has(user) ? 'ok' : 'not-found'),
    call: ({ admin, users }) => admin('bans.lift', { params: { userId: nth(users, user).userId } }),
    change: ({ banned }) => void banned.delete(user),
  });
