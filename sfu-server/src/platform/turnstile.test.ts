import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

test('no more than allowed run at once, the rest wait their turn, the surplus is turned away', async () => {
  const turnstile = createTurnstile({ atOnce: 2, waiting: 1 });
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<number>());
  const started: number[] = [];
  const passes = gates.map(({ promise }, index) =>
    turnstile.pass(() => {
      started.push(index);
      return promise;
    }),
  );
  expect(await passes[3]).toEqual({ ok: false });
  expect(started).toEqual([0, 1]);
  for (const [index, gate] of gates.entries()) gate.resolve(index);
  expect(await Promise.all(passes.slice(0, 3))).toEqual([0, 1, 2].map((value) => ({ ok: true, value })));
});

test('work that fails gives its place back', async () => {
  const turnstile = createTurnstile({ atOnce: 1, waiting: 0 });
  await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turnstile.pass(async () => 'next')).toEqual({ ok: true, value: 'next' });
});
