import { part } from '../catalogue.ts';

/** What a person reads about a drop. */
export const dropText = part('drop', {
  label: 'Drop',
  opensIn: 'Opens in',
  closesIn: 'Closes in',
  usually: (price: string) => `usually ${price}`,
  left: (count: number, of: number) => `${count} of ${of} left`,
  perBuyer: (count: number) => `${count} per person`,
  soon: 'Opens soon',
  soonNamed: (product: string) => `Opens soon: ${product}`,
  buy: 'Get it',
  buyNamed: (product: string) => `Get it: ${product}`,
  addNamed: (product: string) => `Keep in the cart: ${product}`,
  soldOut: 'Sold out',
  soldOutText: 'All of them are taken. If somebody gives one back, it can be had here.',
  closed: 'This drop is over',
  saidOpen: (product: string, price: string) => `The drop is open: ${product} for ${price}.`,
  saidSoldOut: (product: string) => `${product} is sold out.`,
});
