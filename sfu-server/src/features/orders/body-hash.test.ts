import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashBody } from './body-hash.ts';

test('the same body in another order of keys counts as the same', () => {
  const body = { productId: 'p', payment: { gateway: 'test', method: 'approve' } };
  const turned = { payment: { method: 'approve', gateway: 'test' }, productId: 'p' };
  expect(hashBody(turned)).toBe(hashBody(body));
});

test('bodies that differ anywhere count as different', () => {
  const body = fc.record({
    quantity: fc.nat(),
    payment: fc.record({ method: fc.string() }),
    lines: fc.array(fc.nat()),
  });
  fc.assert(
    fc.property(body, body, (a, b) => {
      expect(hashBody(a) === hashBody(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
