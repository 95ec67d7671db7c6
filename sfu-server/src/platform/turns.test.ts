import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('work for one key happens in order, other keys do not wait, and a failure holds up nobody', async () => {
  const turns = createTurns();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = turns.take('a', async () => {
    await gate.promise;
    done.push('first');
    throw new Error('no');
  });
  const second = turns.take('a', async () => done.push('second'));
  await turns.take('b', async () => done.push('other'));
  expect(done).toEqual(['other']);
  gate.resolve();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
