import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, multiplyMoney, sumMoney } from './money.ts';

const cents = fc.integer({ min: 0, max: 1_000_000_00 });

describe('money', () => {
  test('a quantity of n costs the same as n single items', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 50 }), (amountMinor, quantity) => {
        const unit = { amountMinor, currency: 'EUR' as const };
        const singles = Array.from({ length: quantity }, () => unit);
        expect(multiplyMoney(unit, quantity)).toEqual(sumMoney(singles, 'EUR'));
      }),
    );
  });

  test('refuses to add different currencies', () => {
    expect(() => sumMoney([{ amountMinor: 1, currency: 'USD' }], 'EUR')).toThrow(RangeError);
  });

  test('refuses an amount that a number cannot hold exactly', () => {
    const huge = { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' as const };
    expect(() => multiplyMoney(huge, 2)).toThrow(RangeError);
  });

  test('writes minor units with the digits of the currency', () => {
    expect(formatMoney({ amountMinor: 1250, currency: 'USD' }, 'en-US')).toBe('$12.50');
    expect(formatMoney({ amountMinor: 1250, currency: 'JPY' }, 'en-US')).toBe('¥1,250');
  });
});
