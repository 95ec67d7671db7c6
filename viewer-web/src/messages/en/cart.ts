import { part } from '../catalogue.ts';
import { plural } from './plural.ts';

/** What a person reads about the cart. */
export const cartText = part('cart', {
  title: 'Your cart',
  empty: 'Your cart is empty',
  emptyText: 'What you add during a show waits for you here.',
  failed: 'Your cart could not be loaded',
  quantityOf: (product: string) => `Quantity of ${product}`,
  more: (product: string) => `One more ${product}`,
  fewer: (product: string) => `One ${product} fewer`,
  removeNamed: (product: string) => `Remove ${product}`,
  each: (price: string) => `${price} each`,
  total: 'Total',
  items: (count: number) => `${count} ${plural(count, { one: 'item', other: 'items' })}`,
  held: 'Kept for you for',
  ranOut: 'The time to buy this ran out: please remove it.',
  checkOut: 'Check out',
  notEnough: (count: number) => `Only ${count} left: please take fewer.`,
  gone: 'Not for sale any more: please remove it.',
  mixed: 'These products are sold in different currencies. Keep one currency in the cart to check out.',
  backToShow: 'Back to the show',
});
