// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import type { Product } from '@stallcast/shared/contract';
import { afterEach, expect, test } from 'vitest';
import { sampleProduct } from '../../testing/samples.ts';
import { ProductCard } from './ProductCard.tsx';

afterEach(cleanup);

function show(product: Product) {
  const pressed: string[] = [];
  const card = render(
    <ProductCard
      product={product}
      onBuy={({ name }) => pressed.push(`buy ${name}`)}
      onAdd={({ name }) => pressed.push(`add ${name}`)}
    />,
  );
  return { card, pressed };
}

test('a product can be bought and put into the cart, each by a button that names it', () => {
  const { card, pressed } = show(sampleProduct());
  fireEvent.click(card.getByRole('button', { name: 'Buy now: Speckled mug' }));
  fireEvent.click(card.getByRole('button', { name: 'Add to cart: Speckled mug' }));
  expect(pressed).toEqual(['buy Speckled mug', 'add Speckled mug']);
});

test('a sold-out product says so and cannot be pressed', () => {
  const { card } = show(sampleProduct({ stock: 0 }));
  const button = card.getByRole('button', { name: 'Sold out: Speckled mug' });
  expect(button.hasAttribute('disabled')).toBe(true);
  expect(card.getAllByRole('button')).toHaveLength(1);
});

test('the last few are counted down', () => {
  expect(show(sampleProduct({ stock: 2 })).card.getByText('Only 2 left')).toBeTruthy();
  cleanup();
  expect(show(sampleProduct({ stock: 6 })).card.queryByText(/left/)).toBeNull();
});

test('a product that is not for sale any more says so', () => {
  const { card } = show(sampleProduct({ status: 'archived' }));
  expect(card.getByRole('button', { name: 'Not for sale: Speckled mug' }).hasAttribute('disabled')).toBe(
    true,
  );
});
