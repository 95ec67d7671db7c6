import { expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { createSingleWriter } from './single-writer.ts';
import { done, refuse, type Tried } from './tried.ts';

interface Item {
  readonly name: string;
  readonly isBad?: boolean;
  /** The database is gone when its turn comes. */
  readonly isAway?: boolean;
}

/** A writer that decides nothing before it is let: each decision is noted, and lasts until the gate is open. */
function openWriter(bounds: { most?: number; waiting?: number; patienceMs?: number } = {}) {
  const decided: string[][] = [];
  const gate = Promise.withResolvers<void>();
  const writer = createSingleWriter<Item, string>({
    ...{ most: 3, waiting: 10, patienceMs: 60_000, ...bounds },
    nameOf: ({ name }) => name,
    async decide(items): Promise<Tried<string>[]> {
      decided.push(items.map(({ name }) => name));
      await gate.promise;
      if (items.some(({ isAway }) => isAway)) throw new AppError('unavailable');
      if (items.some(({ isBad }) => isBad)) throw new Error('broken');
      return items.map(({ name }) => (name === 'refused' ? refuse(new AppError('sold-out')) : done(name)));
    },
  });
  const join = (...names: string[]) => names.map((name) => writer.join('line', { name }));
  return { writer, decided, join, open: gate.resolve };
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));
const outcomesOf = (calls: readonly Promise<string>[]) =>
  Promise.all(calls.map((call) => call.catch((error: unknown) => codeOf(error))));

test('what comes while something is decided is decided next, so many at once, in the order it came', async () => {
  const { decided, join, open } = openWriter();
  const calls = join('a', 'b', 'c', 'd', 'e');
  open();
  expect(await outcomesOf(calls)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(decided).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

test('of each name one is decided at a time', async () => {
  const { decided, join, open } = openWriter();
  const calls = join('first', 'a', 'a', 'b', 'a');
  open();
  await outcomesOf(calls);
  expect(decided).toEqual([['first'], ['a', 'b'], ['a'], ['a']]);
});

test('each is told its own outcome, and a refusal is nobody else’s', async () => {
  const { join, open } = openWriter();
  const calls = join('a', 'refused', 'b');
  open();
  expect(await outcomesOf(calls)).toEqual(['a', 'sold-out', 'b']);
});

test('one that cannot be decided harms nobody else', async () => {
  const { writer, decided, join, open } = openWriter();
  const [first] = join('first');
  const calls = [...join('a'), writer.join('line', { name: 'bad', isBad: true }), ...join('b')];
  open();
  expect(await outcomesOf(calls)).toEqual(['a', 'Error: broken', 'b']);
  expect(decided).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  expect(await first).toBe('first');
});

test('while the database is away nobody waits for it twice', async () => {
  const { writer, decided, join, open } = openWriter();
  const [first] = join('first');
  const calls = ['a', 'gone', 'b', 'behind'].map((name) =>
    writer.join('line', { name, isAway: name === 'gone' }),
  );
  open();
  expect(await outcomesOf(calls)).toEqual(['unavailable', 'unavailable', 'unavailable', 'unavailable']);
  expect(decided).toEqual([['first'], ['a', 'gone', 'b']]);
  expect(await first).toBe('first');
});

test('lines do not wait for each other', async () => {
  const { writer, decided, open } = openWriter();
  const calls = ['one', 'other'].map((line) => writer.join(line, { name: 'a' }));
  expect(decided).toEqual([['a'], ['a']]);
  open();
  await outcomesOf(calls);
});

test('whoever finds too many waiting is told to come again, and those who wait are served', async () => {
  const { join, open } = openWriter({ waiting: 2 });
  const calls = join('first', 'a', 'b', 'c');
  const [, , , turnedAway] = calls;
  await expect(turnedAway).rejects.toMatchObject({ code: 'unavailable', options: { retryAfterSeconds: 1 } });
  open();
  expect(await outcomesOf(calls)).toEqual(['first', 'a', 'b', 'unavailable']);
});

test('whoever waited too long is told so, and is not decided afterwards', async () => {
  const { decided, join, open } = openWriter({ patienceMs: 20 });
  const [first, ...late] = join('first', 'a', 'b');
  expect(await outcomesOf(late)).toEqual(['unavailable', 'unavailable']);
  open();
  expect(await first).toBe('first');
  expect(decided).toEqual([['first']]);
});

test('closing decides what waits, and takes nothing more', async () => {
  const { writer, join, open } = openWriter();
  const calls = join('first', 'a', 'b');
  const closed = writer.close();
  const late = outcomesOf(join('late'));
  open();
  await closed;
  expect(await outcomesOf(calls)).toEqual(['first', 'a', 'b']);
  expect(await late).toEqual(['unavailable']);
  await writer.close();
});
