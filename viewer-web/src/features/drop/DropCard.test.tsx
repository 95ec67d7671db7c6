// @vitest-environment happy-dom
import '@preact/signals';
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import type { Drop } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerClock } from '../../app/server-clock.ts';
import { sampleDrop, sampleProduct } from '../../testing/samples.ts';
import { DropCard } from './DropCard.tsx';

/** A quarter of a second before the sample drop opens, by the server. */
const serverTime = '2026-11-22T10:00:09.750Z';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(drop: Drop) {
  // The viewer's own clock is a day off; the drop keeps to the server's.
  vi.setSystemTime('2026-11-23T10:00:00.000Z');
  const clock = new ServerClock();
  clock.note(serverTime);
  const bought: string[] = [];
  const kept: string[] = [];
  const card = render(
    <DropCard
      drop={drop}
      product={sampleProduct()}
      clock={clock}
      onBuy={(_, { dropId }) => bought.push(dropId)}
      onAdd={(_, { dropId }) => kept.push(dropId)}
    />,
  );
  return { card, bought, kept };
}

const tick = async (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test('the button opens on the moment the drop opens, by the clock of the server', async () => {
  const { card, bought, kept } = show(sampleDrop());
  expect(card.getByRole('button', { name: /Opens soon/ }).hasAttribute('disabled')).toBe(true);
  card.getByText(/Opens in 0:01/);
  await tick(249);
  card.getByText(/Opens in 0:01/);
  await tick(2);
  fireEvent.click(card.getByRole('button', { name: 'Get it: Speckled mug' }));
  fireEvent.click(card.getByRole('button', { name: 'Keep in the cart: Speckled mug' }));
  expect([bought, kept]).toEqual([[sampleDrop().dropId], [sampleDrop().dropId]]);
  expect(card.getByRole('status').textContent).toContain('The drop is open');
});

test('it closes by itself when its time is over', async () => {
  const { card } = show(
    sampleDrop({ opensAt: '2026-11-22T10:00:00.000Z', closesAt: '2026-11-22T10:00:12.000Z' }),
  );
  card.getByText(/Closes in 0:03/);
  await tick(2300);
  const button = card.getByRole('button', { name: 'This drop is over: Speckled mug' });
  expect(button.hasAttribute('disabled')).toBe(true);
});

test('sold out is said once, and cannot be pressed', () => {
  const { card } = show(sampleDrop({ opensAt: '2026-11-22T10:00:00.000Z', remaining: 0, state: 'sold-out' }));
  expect(card.getByRole('button', { name: 'Sold out: Speckled mug' }).hasAttribute('disabled')).toBe(true);
  expect(card.getByRole('status').textContent).toBe('Speckled mug is sold out.');
});
