import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scriptedServer } from '../../testing/scripted-server.ts';
import { SeenProducts } from './seen-products.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was seen is told in one call, each product once', async () => {
  const { api, asked } = scriptedServer({ 'products.seen': () => ({ counted: 2 }) });
  const seen = new SeenProducts({ api, ticket: () => 'ticket' });
  seen.shown('a');
  seen.shown('a');
  seen.clicked('b');
  await vi.advanceTimersByTimeAsync(2000);
  seen.shown('b');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.map(({ body }) => body)).toEqual([{ ticket: 'ticket', shown: ['a', 'b'], clicked: ['b'] }]);
});

test('it waits for the visit to begin', async () => {
  const visit: { ticket?: string } = {};
  const { api, asked } = scriptedServer({ 'products.seen': () => ({ counted: 1 }) });
  const seen = new SeenProducts({ api, ticket: () => visit.ticket });
  seen.shown('a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveLength(0);
  visit.ticket = 'late';
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(1);
  seen.close();
});
