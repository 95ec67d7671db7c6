import { plural } from './plural.ts';

/** What is read about pins and drops. */
export const dropMessages = {
  pin: (name: string) => `Pin ${name}`,
  unpin: (name: string) => `Unpin ${name}`,
  pinned: 'Pinned',
  pinFailed: 'The pin was not changed.',
  list: 'Drops',
  of: (name: string) => `Drop of ${name}`,
  gone: 'A product no longer on show',
  open: 'Drop',
  startOf: (name: string) => `Start a drop of ${name}`,
  startTitle: (name: string) => `Drop: ${name}`,
  startText: 'Viewers see the countdown at once. It opens and closes by itself.',
  start: 'Start drop',
  variant: 'Variant',
  variantLeft: (label: string, stock: string) => `${label} · ${stock} in stock`,
  price: 'Price',
  usually: (price: string) => `Usually ${price}`,
  quantity: 'How many',
  inStock: (stock: string) => `${stock} in stock`,
  tooMany: (stock: string) => `There are only ${stock} in stock.`,
  quantityInvalid: 'Enter a whole number, 1 or more.',
  perBuyer: 'At most a buyer',
  perBuyerInvalid: 'Enter a number from 1 to 100.',
  countdown: 'Countdown',
  openFor: 'Open for',
  seconds: (seconds: number) =>
    seconds === 0
      ? 'None: opens at once'
      : seconds < 60
        ? `${seconds} seconds`
        : `${seconds / 60} ${plural(seconds / 60, { one: 'minute', other: 'minutes' })}`,
  nothingLeft: 'Nothing left to drop',
  nothingLeftText: 'Add to the stock of this product first.',
  states: { announced: 'Opens in', open: 'Open', 'sold-out': 'Sold out', closed: 'Closed' },
  opensIn: 'Time until it opens',
  closesIn: 'Time until it closes',
  taken: (taken: string, quantity: string) => `${taken} of ${quantity} taken`,
  takenLabel: 'Taken',
  close: 'Close',
  closeOf: (name: string) => `Close the drop of ${name}`,
};
