import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, type Shop } from '../support/open-shop.ts';
import { outcomeOf, tally } from '../support/shopping.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' }) as const;
const francs = (amountMinor: number) => ({ amountMinor, currency: 'CHF' }) as const;

test('a shop begins without rates; what is set takes the place of all that was', async () => {
  const { api } = await shop.seller();
  expect(await api('shipping.show', {})).toEqual({ rates: [] });
  await api('shipping.set', { body: { rates: [euros(490), francs(900)] } });
  expect(await api('shipping.show', {})).toEqual({ rates: [francs(900), euros(490)] });
  await api('shipping.set', { body: { rates: [euros(0)] } });
  expect(await api('shipping.show', {})).toEqual({ rates: [euros(0)] });
  await api('shipping.set', { body: { rates: [] } });
  expect(await api('shipping.show', {})).toEqual({ rates: [] });
});

test('each seller has rates of their own', async () => {
  const [one, other] = [await shop.seller(), await shop.seller()];
  await one.api('shipping.set', { body: { rates: [euros(490)] } });
  expect(await other.api('shipping.show', {})).toEqual({ rates: [] });
});

test('set many times at once, one of them holds', async () => {
  const { api } = await shop.seller();
  const amounts = [100, 200, 300, 400, 500];
  const calls = amounts.map((amount) => api('shipping.set', { body: { rates: [euros(amount)] } }));
  expect(await tally(calls)).toEqual({ ok: 5 });
  const { rates } = await api('shipping.show', {});
  expect(rates).toHaveLength(1);
  expect(amounts).toContain(rates[0]?.amountMinor);
});

test('a currency is named once', async () => {
  const { api } = await shop.seller();
  const twice = api('shipping.set', { body: { rates: [euros(1), euros(2)] } });
  expect(await outcomeOf(twice)).toBe('invalid-input');
});
