import { expect, test } from 'vitest';
import { matchRoute, paths } from './routes.ts';

const id = '0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f';
const at = (path: string) => matchRoute(new URL(path, 'http://shop.example'));

test('every address that the page makes leads to its page', () => {
  expect(at(paths.home).name).toBe('home');
  expect(at(paths.show(id))).toEqual({ name: 'show', streamId: id });
  expect(at(paths.replay(id))).toEqual({ name: 'replay', savedStreamId: id });
  expect(at(paths.seller('clay-corner'))).toEqual({ name: 'seller', slug: 'clay-corner' });
  expect(at(paths.order(id))).toEqual({ name: 'order', orderId: id });
  expect(at(paths.invoice(id))).toEqual({ name: 'invoice', orderId: id });
  expect(at(paths.login('/shows/1?a=b#c'))).toEqual({ name: 'login', returnTo: '/shows/1?a=b#c' });
  for (const name of ['replays', 'cart', 'checkout', 'orders'] as const)
    expect(at(paths[name]).name).toBe(name);
});

test('a slash at the end does not matter', () => {
  expect(at(`/shows/${id}/`).name).toBe('show');
});

test('everything else is not found', () => {
  for (const path of [
    '/shows',
    '/shows/x',
    '/sellers',
    '/sellers/Clay Corner',
    `/shows/${id}/more`,
    `/shows/${id}/invoice`,
    `/orders/${id}/invoice/1`,
    '/orders/1/invoice',
    '/constructor',
    '/__proto__',
    '/api',
    `/x/${id}`,
  ]) {
    expect(at(path).name, path).toBe('not-found');
  }
});
