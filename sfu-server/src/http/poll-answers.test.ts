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
    answers: { ...answers, find: (at: string, mayRenew = false) => answers.find(at, { mayRenew }) },
    happen: (...list: DomainEvent[]) => events.publish(list),
    pass: (ms: number) => void (nowMs += ms),
    /** Finds an answer out, and keeps it. */
    ask(
      show: string,
      body = '{}',
      at = address(show),
      route: 'viewers.count' | 'comments.list' = 'viewers.count',
    ) {
      const making = answers.begin(route, { streamId: show }, at);
      making?.keep({ etag: '"1"', body });
      making?.end();
    },
  };
}

const moved = (show: string): DomainEvent => ({ type: 'counters-moved', streamId: show });

test('an answer is kept for its very address', () => {
  const { answers, ask } = setUp();
  ask(streamId, '{"n":1}');
  expect(answers.find(address(streamId))).toMatchObject({
    etag: '"1"',
    body: '{"n":1}',
    route: 'viewers.count',
  });
  for (const elsewhere of [
    address(other),
    address(streamId, '&after=1'),
    address(streamId).toUpperCase(),
    '',
  ])
    expect(answers.find(elsewhere)).toBeUndefined();
});

test('what changes it takes it away, and nothing else does', () => {
  const { answers, ask, happen } = setUp();
  const comments = '/comments';
  const keepBoth = () => {
    ask(streamId);
    ask(streamId, '{}', comments, 'comments.list');
  };
  const stand = () =>
    [answers.find(address(streamId)), answers.find(comments)].map((answer) => answer !== undefined);
  keepBoth();
  happen(moved(other), { type: 'showcase-changed', streamId });
  expect(stand()).toEqual([true, true]);
  happen(moved(streamId));
  expect(stand()).toEqual([false, true]);
  keepBoth();
  happen({ type: 'chat-changed', streamId });
  expect(stand()).toEqual([true, false]);
  keepBoth();
  // It may have become a rehearsal.
  happen({ type: 'stream-changed', streamId });
  expect(stand()).toEqual([false, false]);
});

test('an answer that was begun before a change and came after it is not kept', () => {
  const { answers, happen } = setUp();
  const [late, elsewhere] = [streamId, other].map((show) =>
    answers.begin('viewers.count', { streamId: show }, address(show)),
  );
  happen(moved(streamId));
  for (const making of [late, elsewhere]) {
    making?.keep({ etag: '"1"', body: '{}' });
    making?.end();
  }
  expect(answers.find(address(streamId))).toBeUndefined();
  expect(answers.find(address(other))).toBeDefined();
});

test('an answer is found out anew after a while, whether an event came or not', () => {
  const { answers, ask, pass } = setUp();
  ask(streamId);
  pass(4999);
  expect(answers.find(address(streamId))).toBeDefined();
  pass(1);
  expect(answers.find(address(streamId))).toBeUndefined();
});

test('before that, one of those who can finds it out anew, and the others need not', () => {
  const { answers, ask, pass } = setUp();
  const at = address(streamId);
  ask(streamId);
  pass(2499);
  expect(answers.find(at, true)).toBeDefined();
  pass(1);
  expect(answers.find(at)).toBeDefined();
  expect([answers.find(at, true), answers.find(at, true)]).toMatchObject([undefined, { body: '{}' }]);
  ask(streamId, '{"n":2}');
  pass(2499);
  expect(answers.find(at, true)).toMatchObject({ body: '{"n":2}' });
});

test('routes that are not polled, and questions about no show, are not kept', () => {
  const { answers } = setUp();
  expect(answers.begin('streams.list', { streamId }, '/')).toBeNull();
  expect(answers.begin('viewers.count', undefined, '/')).toBeNull();
});

test('there is an end to what is kept: the oldest goes first', () => {
  const { answers, ask } = setUp({ mostLength: 4000 });
  const body = 'x'.repeat(50);
  for (let n = 0; n < 100; n += 1) ask(streamId, body, address(streamId, `&after=${n}`));
  expect(answers.find(address(streamId, '&after=0'))).toBeUndefined();
  expect(answers.find(address(streamId, '&after=99'))).toBeDefined();
  ask(other, 'x'.repeat(2000));
  ask(other, body, address(other, `&after=${'0'.repeat(300)}`));
  expect(answers.find(address(other))).toBeUndefined();
  expect(answers.find(address(other, `&after=${'0'.repeat(300)}`))).toBeUndefined();
  expect(answers.find(address(streamId, '&after=99'))).toBeDefined();
});

test('after the end nothing is told any more', async () => {
  const { answers, ask } = setUp();
  ask(streamId);
  await answers.close();
  expect(answers.find(address(streamId))).toBeUndefined();
});
