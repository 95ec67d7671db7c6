/** What a person reads while choosing what to buy. */
export const shopText = {
  size: 'Size',
  colour: 'Colour',
  optionSoldOut: (option: string) => `${option}, sold out`,
  choose: 'Please choose first',
  left: (count: number) => `${count} left`,
  addToCart: 'Add to cart',
} as const;
