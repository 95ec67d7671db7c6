import { expect, test } from 'vitest';
import { type RouteSpec, routes } from './index.ts';
import { humanText } from './fields.ts';
import { toWireTable } from './wire-table.ts';

const all = Object.entries<RouteSpec>(routes);

test('no two routes share method, path and action', () => {
  const addresses = all.map(([, { method, path, action }]) => `${method} ${path} ${action ?? ''}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('a path with parameters declares each of them', () => {
  for (const [name, { path, params }] of all) {
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(new Set(Object.keys(params?.shape ?? {})), name).toEqual(new Set(inPath));
  }
});

test('reading never needs an idempotency key, and everything that is paid for does', () => {
  const keyed = all.filter(([, { idempotent }]) => idempotent).map(([name]) => name);
  const paying = ['checkout.buyNow', 'checkout.cart', 'checkout.begin', 'checkout.pay'];
  // What is paid back is money too.
  expect(keyed.filter((name) => name !== 'sales.refund').toSorted()).toEqual(paying.toSorted());
  expect(all.filter(([, { method, idempotent }]) => method === 'GET' && idempotent)).toEqual([]);
});

test('the wire table carries no schemas', () => {
  expect(toWireTable(routes)['interact.like']).toEqual({
    method: 'POST',
    path: '/api/live/interact',
    action: 'like',
  });
});

test('T12: text for people is trimmed and may not hide or turn around what it says', () => {
  const text = humanText(5);
  expect(text.parse('  hé👩‍👩‍👧‍👦 ')).toBe('hé👩‍👩‍👧‍👦');
  for (const bad of ['', '   ', 'a\u0000b', '\ud800', 'a\u202eb', '123456'])
    expect(text.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});
