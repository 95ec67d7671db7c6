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
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort();
    expect(Object.keys(params?.shape ?? {}).sort(), name).toEqual(inPath);
  }
});

test('reading never needs an idempotency key, and everything that is paid for does', () => {
  for (const [name, { method, idempotent }] of all) {
    if (method === 'GET') expect(idempotent, name).toBeUndefined();
    if (name.startsWith('checkout.')) expect(idempotent, name).toBe(true);
  }
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
