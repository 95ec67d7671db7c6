import { couponSchema } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import { couponDraft, couponState, readCoupon, readLimits } from './coupon-draft.ts';
import { ratesDraft, readRates } from './rates-draft.ts';

const at = '2030-01-01T12:00:00.000Z';
const atMs = Date.parse(at);
const coupon = (part: object = {}) =>
  couponSchema.parse({
    ...{ couponId: '7d8a2f7e-8a57-4c37-9f0f-6d6f7a6c1a11', code: 'SUMMER' },
    ...{ value: { kind: 'percent', basisPoints: 1250 }, startsAt: null, endsAt: null },
    ...{ totalLimit: null, perUserLimit: 1, used: 0, isActive: true, ...part },
  });
const typed = { ...couponDraft(null), code: ' summer-10 ' };

describe('a coupon that is typed', () => {
  test('is open where nothing is said', () => {
    expect(readCoupon({ ...typed, percent: '12,5' })).toEqual({
      ok: true,
      value: {
        ...{ code: 'SUMMER-10', value: { kind: 'percent', basisPoints: 1250 } },
        ...{ startsAt: null, endsAt: null, totalLimit: null, perUserLimit: 1 },
      },
    });
  });

  test('may take an amount off', () => {
    const read = readCoupon({ ...typed, kind: 'amount', amount: '5', totalLimit: '100' });
    expect(read).toMatchObject({
      ok: true,
      value: { value: { kind: 'amount', amountMinor: 500, currency: 'EUR' }, totalLimit: 100 },
    });
  });

  test('names every field that is wrong', () => {
    const wrong = { ...typed, code: 'a b', percent: '0', totalLimit: '0', perUserLimit: 'x' };
    const read = readCoupon({ ...wrong, startsAt: '2030-01-02T00:00', endsAt: '2030-01-01T00:00' });
    expect(read.ok ? [] : [...read.faults].toSorted()).toEqual([
      ...['code', 'endsAt', 'perUserLimit', 'percent', 'totalLimit'],
    ]);
    expect(readCoupon({ ...typed, percent: '100.01' }).ok).toBe(false);
  });

  test('keeps its times when it is opened and stored as it was', () => {
    const read = readLimits(couponDraft(coupon({ startsAt: at, totalLimit: 7 })));
    expect(read).toEqual({
      ok: true,
      value: { startsAt: at, endsAt: null, totalLimit: 7, perUserLimit: 1 },
    });
  });
});

test('a coupon says why it cannot be used', () => {
  const earlier = '2029-12-31T00:00:00Z';
  const later = '2030-01-02T00:00:00Z';
  expect(couponState(coupon({ startsAt: earlier, endsAt: later }), atMs)).toBe('usable');
  expect(couponState(coupon({ isActive: false }), atMs)).toBe('off');
  expect(couponState(coupon({ startsAt: later }), atMs)).toBe('early');
  expect(couponState(coupon({ endsAt: earlier }), atMs)).toBe('over');
  expect(couponState(coupon({ totalLimit: 3, used: 3 }), atMs)).toBe('used-up');
});

test('a currency without an amount costs nothing and is not named', () => {
  const draft = { ...ratesDraft([{ amountMinor: 490, currency: 'EUR' }]), USD: ' 5 ', JPY: '0' };
  expect(readRates(draft)).toEqual({
    ok: true,
    rates: [
      { amountMinor: 490, currency: 'EUR' },
      { amountMinor: 500, currency: 'USD' },
    ],
  });
  expect(readRates({ ...draft, GBP: 'x' })).toEqual({ ok: false, faults: new Set(['GBP']) });
});
