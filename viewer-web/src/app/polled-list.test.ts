import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PolledList } from './polled-list.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose list has two items a page; `items` can be changed, and is lost by a server that is down. */
function openList(items: string[] | 'down') {
  const server = { items };
  const list = new PolledList<string, number>({
    everyMs: 1000,
    read: async (after = 0) => {
      if (server.items === 'down') throw new Error('down');
      const end = after + 2;
      return { items: server.items.slice(after, end), next: end < server.items.length ? end : null };
    },
  });
  list.open();
  return { server, list };
}

test('all pages that are shown are read again and again', async () => {
  const { server, list } = openList(['a', 'b', 'c']);
  expect(list.items.value).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect([list.items.value, list.hasMore.value]).toEqual([['a', 'b'], true]);
  list.showMore();
  await vi.advanceTimersByTimeAsync(0);
  expect([list.items.value, list.hasMore.value]).toEqual([['a', 'b', 'c'], false]);
  server.items = ['new', 'a', 'b', 'c'];
  await vi.advanceTimersByTimeAsync(1000);
  expect(list.items.value).toEqual(['new', 'a', 'b', 'c']);
  list.close();
});

test('what was read stays while the server is down', async () => {
  const { server, list } = openList(['a']);
  await vi.advanceTimersByTimeAsync(0);
  server.items = 'down';
  await vi.advanceTimersByTimeAsync(1000);
  expect([list.items.value, list.failed.value]).toEqual([['a'], true]);
  server.items = ['b'];
  list.refresh();
  await vi.advanceTimersByTimeAsync(0);
  expect([list.items.value, list.failed.value]).toEqual([['b'], false]);
  list.close();
});
