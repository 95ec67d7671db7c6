import { expect, test } from 'vitest';
import { createDomainEvents, type DomainEvent } from '../platform/domain-events.ts';
import { createLogger } from '../platform/logger.ts';
import { createPollAnswers } from './poll-answers.ts';

const streamId = '019a0000-0000-7000-8000-000000000001';
const other = '019a0000-0000-7000-8000-000000000002';
const address = (show: string, more = '') => `/count?streamId=${show}${more}`;

function setUp({ mostLength = 10_000 } = {}) {
  let nowMs = 0;
  const events = createDomainEvents(createLogger('silent'));
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
  const answers = createPollAnswers({ events, clock, keepMs: 5000, mostLength });
  return {
    answers,
    happen: (...list: DomainEvent[]) => events.publish(list),
    pass: (ms: number) => void (nowMs += ms),
    /** Somebody asks, and is told what is read; by default a guest who asks for figures. */
    ask(
      show: string,
      body = '{}',
      { at = address(show), route = 'viewers.count', isGuest = true }: Asked = {},
    ) {
      const question = { route, query: { streamId: show }, address: at, isGuest };
      return answers.answer(question, async () => ({ etag: '"1"', body }));
    },
  };
}

interface Asked {
  readonly at?: string;
  readonly route?: 'viewers.count' | 'comments.list';
  readonly isGuest?: boolean;
}

const moved = (show: string): DomainEvent => ({ type: 'counters-moved', streamId: show });

test('an answer is kept for its very address', async () => {
  const { answers, ask } = setUp();
  expect(await ask(streamId, '{"n":1}')).toMatchObject({ body: '{"n":1}' });
  expect(answers.find(address(streamId))).toMatchObject({
    ...{ etag: '"1"', body: '{"n":1}', route: 'viewers.count' },
  });
  for (const elsewhere of [
    address(other),
    address(streamId, '&after=1'),
    address(streamId).toUpperCase(),
    '',
  ])
    expect(answers.find(elsewhere)).toBeUndefined();
});

test('what somebody who is known is told is kept for nobody; they are told what guests were', async () => {
  const { answers, ask } = setUp();
  await ask(streamId, '{"secret":1}', { isGuest: false });
  expect(answers.find(address(streamId))).toBeUndefined();
  await ask(streamId, '{"n":1}');
  expect(await ask(streamId, '{"n":2}', { isGuest: false })).toMatchObject({ body: '{"n":1}' });
});

test('what changes it takes it away, and nothing else does', async () => {
  const { answers, ask, happen } = setUp();
  const comments = '/comments';
  const keepBoth = async () => {
    await ask(streamId);
    await ask(streamId, '{}', { at: comments, route: 'comments.list' });
  };
  const stand = () =>
    [answers.find(address(streamId)), answers.find(comments)].map((answer) => answer !== undefined);
  await keepBoth();
  happen(moved(other), { type: 'showcase-changed', streamId });
  expect(stand()).toEqual([true, true]);
  happen(moved(streamId));
  expect(stand()).toEqual([false, true]);
  await keepBoth();
  happen({ type: 'chat-changed', streamId });
  expect(stand()).toEqual([true, false]);
  await keepBoth();
  // It may have become a rehearsal.
  happen({ type: 'stream-changed', streamId });
  expect(stand()).toEqual([false, false]);
});

/** A look into the database that ends when the test says so. */
function slowRead() {
  const { promise, resolve, reject } = Promise.withResolvers<{ etag: string; body: string }>();
  let count = 0;
  return {
    read: () => {
      count += 1;
      return promise;
    },
    count: () => count,
    end: (body: string) => resolve({ etag: '"1"', body }),
    fail: (error: Error) => reject(error),
  };
}

const question = {
  route: 'viewers.count',
  query: { streamId },
  address: address(streamId),
  isGuest: true,
} as const;

test('guests who ask the same at the same time wait for one of them, also for what goes wrong', async () => {
  const { answers } = setUp();
  const good = slowRead();
  const all = Array.from({ length: 5 }, () => answers.answer(question, good.read));
  good.end('{"n":1}');
  expect((await Promise.all(all)).map(({ body }) => body)).toEqual(
    Array.from({ length: 5 }, () => '{"n":1}'),
  );
  expect(good.count()).toBe(1);

  const bad = slowRead();
  const elsewhere = { ...question, address: address(streamId, '&') };
  const both = Promise.allSettled([answers.answer(elsewhere, bad.read), answers.answer(elsewhere, bad.read)]);
  bad.fail(new Error('away'));
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(answers.find(elsewhere.address)).toBeUndefined();
  expect(await answers.answer(elsewhere, async () => ({ etag: '"2"', body: '{}' }))).toMatchObject({
    etag: '"2"',
  });
});

test('an answer that was begun before a change is not kept, and nobody who comes after the change waits for it', async () => {
  const { answers, happen } = setUp();
  const [before, after] = [slowRead(), slowRead()];
  const early = answers.answer(question, before.read);
  happen(moved(streamId));
  const late = answers.answer(question, after.read);
  after.end('{"n":2}');
  expect((await late).body).toBe('{"n":2}');
  before.end('{"n":1}');
  expect((await early).body).toBe('{"n":1}');
  expect(answers.find(address(streamId))).toMatchObject({ body: '{"n":2}' });
});

test('an answer is found out anew after a while, whether an event came or not', async () => {
  const { answers, ask, pass } = setUp();
  await ask(streamId);
  pass(2499);
  expect(answers.find(address(streamId))).toBeDefined();
  pass(1);
  // One of those who ask does so already before, and the others need not.
  expect([1, 2].map(() => answers.find(address(streamId))?.body)).toEqual([undefined, '{}']);
  pass(2500);
  expect(answers.find(address(streamId))).toBeUndefined();
  await ask(streamId, '{"n":2}');
  pass(2499);
  expect(answers.find(address(streamId))).toMatchObject({ body: '{"n":2}' });
});

test('there is an end to what is kept: the oldest goes first', async () => {
  const { answers, ask } = setUp({ mostLength: 4000 });
  const body = 'x'.repeat(50);
  for (let n = 0; n < 100; n += 1) await ask(streamId, body, { at: address(streamId, `&after=${n}`) });
  expect(answers.find(address(streamId, '&after=0'))).toBeUndefined();
  expect(answers.find(address(streamId, '&after=99'))).toBeDefined();
  const long = address(other, `&after=${'0'.repeat(300)}`);
  await ask(other, 'x'.repeat(2000));
  await ask(other, body, { at: long });
  expect([answers.find(address(other)), answers.find(long)]).toEqual([undefined, undefined]);
  expect(answers.find(address(streamId, '&after=99'))).toBeDefined();
});

test('after the end nothing is told any more', async () => {
  const { answers, ask } = setUp();
  await ask(streamId);
  await answers.close();
  expect(answers.find(address(streamId))).toBeUndefined();
});
