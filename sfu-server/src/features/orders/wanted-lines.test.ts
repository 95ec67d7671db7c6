import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLockOrder } from './wanted-lines.ts';

test('carts with the same variants are locked in the same order, each once, however they were filled', () => {
  const ids = fc.array(fc.uuid(), { minLength: 1, maxLength: 20 });
  const shuffled = ids.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(inLockOrder(other)).toEqual(inLockOrder(all));
      expect(inLockOrder(all)).toHaveLength(new Set(all).size);
    }),
  );
});
