import { dropSchema, productSchema, showcaseSchema } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import { droppable, readDrop, usualDrop } from './drop-draft.ts';
import { phaseAt, serverTimeMs } from './drop-phase.ts';
import { ShowcaseDesk } from './showcase-desk.ts';

const id = (number: number) => `7d8a2f7e-8a57-4c37-9f0f-${String(number).padStart(12, '0')}`;
const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const openMs = Date.parse('2030-01-01T00:00:10Z');

const drop = (part: object = {}) =>
  dropSchema.parse({
    ...{ dropId: id(1), streamId: id(2), productId: id(3), variantId: id(4) },
    ...{ price: money(1900), usualPrice: money(2400), quantity: 5, remaining: 5, perBuyerLimit: 1 },
    ...{ opensAt: '2030-01-01T00:00:10Z', closesAt: '2030-01-01T00:01:10Z', opensOffsetMs: 10_000 },
    ...{ state: 'announced', ...part },
  });
const showcase = (part: object = {}) =>
  showcaseSchema.parse({ pinned: null, drops: [], now: '2030-01-01T00:00:00Z', ...part });

describe('a drop by the server’s clock', () => {
  test('opens on the second, before the server says so', () => {
    expect(phaseAt(drop(), openMs - 1)).toEqual({ state: 'announced', leftMs: 1 });
    expect(phaseAt(drop(), openMs)).toEqual({ state: 'open', leftMs: 60_000 });
  });

  test('is sold out while nothing is left, and over at its end', () => {
    expect(phaseAt(drop({ remaining: 0 }), openMs + 1).state).toBe('sold-out');
    expect(phaseAt(drop(), openMs + 60_000)).toEqual({ state: 'closed', leftMs: null });
  });

  test('that was closed before its time stays closed', () => {
    expect(phaseAt(drop({ state: 'closed' }), openMs + 1).state).toBe('closed');
  });

  test('is what the server said last while the time is not known', () => {
    expect(phaseAt(drop(), null)).toEqual({ state: 'announced', leftMs: null });
  });

  test('the clock of this computer does not matter, and never runs backwards', () => {
    const clock = { serverMs: openMs, heardAtMs: 500 };
    expect(serverTimeMs(clock, 2_500)).toBe(openMs + 2_000);
    expect(serverTimeMs(clock, 400)).toBe(openMs);
  });
});

describe('what is pinned and dropped', () => {
  test('an answer that was under way does not undo what was told meanwhile', () => {
    const desk = new ShowcaseDesk();
    desk.handleShowcase(showcase({ pinned: id(3) }), 100);
    desk.handlePoll(showcase(), 50, 150);
    expect(desk.state.getState().pinned).toBe(id(3));
    desk.handlePoll(showcase(), 200, 210);
    expect(desk.state.getState().pinned).toBeNull();
  });

  test('a drop that was started here stands there once, a closed one no more', () => {
    const desk = new ShowcaseDesk();
    desk.handleDrop(drop());
    desk.handleDrop(drop({ state: 'open' }));
    expect(desk.state.getState().drops.map(({ state }) => state)).toEqual(['open']);
    desk.handleDrop(drop({ state: 'closed' }));
    expect(desk.state.getState().drops).toEqual([]);
  });
});

describe('a drop that is typed', () => {
  const variant = (number: number, stock: number, status = 'active') => ({
    ...{ variantId: id(number), size: String(number), colour: '', label: String(number) },
    ...{ price: money(2400), stock, status },
  });
  const product = productSchema.parse({
    ...{ productId: id(3), vendorId: id(9), name: 'Shirt', description: '', imageUrl: null },
    ...{ price: money(2400), stock: 7, status: 'active', isPhysical: true, perOrderLimit: 5 },
    ...{ perBuyerLimit: null, images: [] },
    variants: [variant(10, 0), variant(11, 3, 'archived'), variant(12, 4), variant(13, 30)],
  });

  test('can be started as it is: what is there, at its price', () => {
    const usual = usualDrop(product);
    if (!usual) throw new Error('a drop can be made');
    expect(readDrop(product, usual)).toEqual({
      ok: true,
      terms: {
        ...{ productId: id(3), variantId: id(12), priceMinor: 2400, quantity: 4 },
        ...{ perBuyerLimit: 1, countdownSeconds: 10, openForSeconds: 120 },
      },
    });
  });

  test('is made of what is for sale and there', () => {
    expect(droppable(product).map(({ label }) => label)).toEqual(['12', '13']);
    expect(usualDrop({ ...product, variants: product.variants.slice(0, 2) })).toBeNull();
  });

  test('names every fault at once, and more than there is', () => {
    const usual = usualDrop(product);
    if (!usual) throw new Error('a drop can be made');
    const wrong = { ...usual, price: 'x', quantity: '5', perBuyer: '0' };
    expect(readDrop(product, wrong)).toEqual({
      ok: false,
      faults: { price: 'invalid', quantity: 'too-many', perBuyer: 'invalid' },
    });
  });
});
