import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLockOrder } from './wanted-lines.ts';

test('carts with the same variants are locked in the same order, however they were filled', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 });
  const shuffled = ids.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      const idsInOrder = (list: string[]) =>
        inLockOrder(list.map((variantId) => ({ variantId }))).map((line) => line.variantId);
      expect(idsInOrder(other)).toEqual(idsInOrder(all));
    }),
  );
});
