import { toWireRequest } from '@stallcast/shared/client';
import { type RouteName, routes, toWireTable } from '@stallcast/shared/contract';
import { expect, test } from 'vitest';
import { matchRoute } from './contract-gate.ts';

const table = toWireTable<RouteName>(routes);
const id = '7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11';
const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

test.each(Object.keys(routes).filter(isRoute))('lets %s through', (name) => {
  const params: Record<string, string> = {};
  for (const [, key = ''] of table[name].path.matchAll(/:(\w+)/g)) params[key] = id;
  const request = toWireRequest(table[name], {
    params,
    query: { limit: 5 },
    body: { streamId: id },
  });
  expect(matchRoute(table, request)).toBe(name);
});

test.each([
  ['GET', '/'],
  ['GET', '/api/internal/secrets'],
  ['GET', '//evil.test/api/accounts/me'],
  ['GET', 'https://evil.test/api/accounts/me'],
  ['GET', '/api/accounts/../accounts/me'],
  ['GET', '/api/accounts/%2e%2e/accounts/me'],
  ['GET', '/api/products/..%2f..%2fetc'],
  ['GET', '\\\\evil.test\\api'],
  ['DELETE', '/api/accounts/me'],
  ['POST', '/api/live/streams'],
])('keeps %s %s in', (method, path) => {
  expect(
    matchRoute(table, { method, path, body: method === 'POST' ? '{"action":"destroy"}' : null }),
  ).toBeNull();
});
