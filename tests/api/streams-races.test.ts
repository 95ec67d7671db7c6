import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, asUser, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { addProduct, buy, tally } from '../support/shopping.ts';
import { prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let seller: SellerPerson;
let people: UserPerson[];
let products: string[];
const initialStock = 10_000;

beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
  people = [await asUser(app), await asUser(app), await asUser(app)];
  products = [];
  for (let n = 0; n < 4; n += 1)
    products.push((await addProduct(seller.api, { stock: initialStock })).productId);
});
afterAll(() => app.close());

const acts = [
  'start',
  'feature',
  'like',
  'dislike',
  'comment',
  'watch',
  'leave',
  'buy',
  'save',
  'delete',
] as const;
type Act = (typeof acts)[number];

interface Step {
  readonly act: Act;
  /** Which person, and which products. */
  readonly who: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  // The end of the show is rare, or little would happen before it.
  act: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...acts) },
    { weight: 20, arbitrary: fc.constantFrom<Act>('feature', 'comment', 'watch', 'leave', 'buy') },
  ),
  who: fc.nat({ max: 7 }),
});

function perform(streamId: string, { act, who }: Step): Promise<unknown> {
  const person = people[who % people.length] ?? seller;
  const { api } = person;
  switch (act) {
    case 'start':
      return seller.api('streams.start', { body: { streamId } });
    case 'feature':
      return seller.api('streams.update', {
        body: { streamId, productIds: products.filter((_, index) => (who >> index) % 2 === 0) },
      });
    case 'like':
    case 'dislike':
      return api(`interact.${act}`, { body: { streamId } });
    case 'comment':
      return api('interact.comment', { body: { streamId, text: `${who}` } });
    case 'watch':
    case 'leave':
      return visit(person, streamId, act);
    case 'buy':
      return buy(api, { productId: products[who % products.length] ?? '', streamId });
    case 'save':
      return seller.api('endStream.save', { body: { streamId } });
    case 'delete':
      return seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  }
}

/** Each person comes from a browser of their own. */
async function visit({ api }: UserPerson, streamId: string, act: 'watch' | 'leave'): Promise<void> {
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
  if (act === 'leave') await api('viewers.leave', { body: { viewerId, ticket } });
}

/** How acts may end: done, or refused for the state the show was in by then. */
const expected = new Set([
  'ok',
  'paid',
  'stream-not-live',
  'stream-ended',
  'stream-ended-otherwise',
  'product-unavailable',
]);

test('whatever happens to a show at once, every figure can be recounted and nobody sees a failure of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const { streamId } = await prepareShow(seller.api, products);
      await seller.api('streams.start', { body: { streamId } });
      const outcomes = await tally(steps.map((each) => perform(streamId, each)));
      expect(Object.keys(outcomes).filter((outcome) => !expected.has(outcome))).toEqual([]);
      await expectBooksToAgree(app.sql, Object.fromEntries(products.map((id) => [id, initialStock])));
      // Another show can begin only once this one has ended.
      if (!steps.some(({ act }) => act === 'save' || act === 'delete')) {
        await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
      }
    }),
    { numRuns: 12 },
  );
});
