import { part } from '../catalogue.ts';

/** What a person reads while choosing what to buy. */
export const shopText = part('shop', {
  size: 'Size',
  colour: 'Colour',
  optionSoldOut: (option: string) => `${option}, sold out`,
  choose: 'Please choose first',
  left: (count: number) => `${count} left`,
  addToCart: 'Add to cart',
});
