import { currencyCodes, toDecimal } from '@stallcast/shared/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCount, parsePrice } from './typed-number.ts';

describe('a typed price', () => {
  test.each([
    ['12.50', 1250],
    ['12,5', 1250],
    ['12', 1200],
    ['0', 0],
    ['0.07', 7],
    ['  3.10 ', 310],
    // 1.15 × 100 is 114.99999999999999 for a computer that calculates.
    ['1.15', 115],
    ['12.', 1200],
  ])('%s is %d cents', (text, minor) => expect(parsePrice(text, 'EUR')).toBe(minor));

  test.each(['', 'free', '-1', '1.234', '1,000.00', '1e3', '12 €', '99999999'])('%j is none', (text) => {
    expect(parsePrice(text, 'EUR')).toBeNull();
  });

  test('a currency without cents takes whole amounts only', () => {
    expect(parsePrice('1250', 'JPY')).toBe(1250);
    expect(parsePrice('12.5', 'JPY')).toBeNull();
  });

  test('every price can be typed as it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.constantFrom(...currencyCodes),
        (minor, code) => {
          expect(parsePrice(toDecimal({ amountMinor: minor, currency: code }), code)).toBe(minor);
        },
      ),
    );
  });
});

test('a typed number is whole and within its bounds', () => {
  expect(parseCount(' 7 ', 1, 100)).toBe(7);
  for (const text of ['', '0', '101', '1.5', '-1', 'x']) expect(parseCount(text, 1, 100)).toBeNull();
});
