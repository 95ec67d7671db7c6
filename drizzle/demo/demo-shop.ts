import type { CurrencyCode } from '@stallcast/shared/domain';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'user' | 'admin';
}

export interface DemoVariant {
  readonly size?: string;
  readonly colour?: string;
  readonly priceMinor: number;
  readonly stock: number;
}

export interface DemoProduct {
  readonly name: string;
  readonly description: string;
  /** One without size and colour where there is no choice. */
  readonly variants: readonly DemoVariant[];
  readonly perOrderLimit: number;
  /** Its picture's file name without `.svg`. */
  readonly picture: string;
}

export interface DemoShow {
  readonly title: string;
  readonly description: string;
  /** How long after the shop is filled it is announced for, in hours. */
  readonly startsInHours: number;
  /** In the seller's order. */
  readonly pictures: readonly string[];
}

export interface DemoSeller {
  readonly account: DemoAccount;
  readonly shop: { readonly name: string; readonly description: string };
  /** What a parcel costs, whatever is in it, in the shop's currency. */
  readonly shippingMinor: number;
  readonly products: readonly DemoProduct[];
  readonly shows: readonly DemoShow[];
}

/** What stands in the shop of a first trial, as plain data. */
export interface DemoShop {
  readonly currency: CurrencyCode;
  /** Each seller gives it, once to each buyer. */
  readonly coupon: { readonly code: string; readonly percentBasisPoints: number };
  readonly sellers: readonly DemoSeller[];
  /** Those who do not sell. */
  readonly others: readonly DemoAccount[];
}

const clayAndKiln: DemoSeller = {
  account: { username: 'potter', name: 'Clay & Kiln', email: 'potter@clay-and-kiln.example', role: 'user' },
  shop: { name: 'Clay & Kiln', description: 'Stoneware for every day, thrown and glazed in small batches.' },
  shippingMinor: 490,
  products: [
    {
      name: 'Speckled mug',
      description:
        'Holds 350 ml and keeps your fingers cool. Cream glaze with iron speckles; each mug is a little different.',
      variants: [{ priceMinor: 2400, stock: 40 }],
      perOrderLimit: 6,
      picture: 'speckled-mug',
    },
    {
      name: 'Persimmon bowl',
      description:
        'Deep bowl, 22 cm across, for salad, noodles or fruit. Glossy persimmon glaze, unglazed foot. Dishwasher-safe.',
      variants: [{ priceMinor: 4800, stock: 18 }],
      perOrderLimit: 4,
      picture: 'persimmon-bowl',
    },
    {
      name: 'Pour-over set',
      description: 'Coffee dripper and matching jug for two cups. Takes common size 2 paper filters.',
      variants: [{ priceMinor: 5900, stock: 12 }],
      perOrderLimit: 2,
      picture: 'pour-over-set',
    },
    {
      name: 'Bud vase',
      description: 'For a single stem or three. 18 cm high, matt moss glaze, watertight.',
      variants: [{ priceMinor: 2900, stock: 25 }],
      perOrderLimit: 5,
      picture: 'bud-vase',
    },
  ],
  shows: [
    {
      title: 'Fresh from the kiln: opening the autumn batch',
      description:
        'We open the kiln live, show every piece up close and answer your questions about glazes and care.',
      startsInHours: 24,
      pictures: ['persimmon-bowl', 'speckled-mug', 'pour-over-set', 'bud-vase'],
    },
  ],
};

const oakAndWool: DemoSeller = {
  account: { username: 'weaver', name: 'Oak & Wool', email: 'weaver@oak-and-wool.example', role: 'user' },
  shop: { name: 'Oak & Wool', description: 'Woven blankets, turned wood and beeswax for a warm home.' },
  shippingMinor: 690,
  products: [
    {
      name: 'Striped wool blanket',
      description: 'Woven from undyed and plant-dyed wool, with hand-knotted fringes.',
      variants: [
        { size: '130 × 180 cm', colour: 'Moss', priceMinor: 12_900, stock: 8 },
        { size: '130 × 180 cm', colour: 'Persimmon', priceMinor: 12_900, stock: 5 },
        { size: '150 × 220 cm', colour: 'Moss', priceMinor: 15_900, stock: 4 },
        // Nobody can have this one: a trial sees what that looks like.
        { size: '150 × 220 cm', colour: 'Persimmon', priceMinor: 15_900, stock: 0 },
      ],
      perOrderLimit: 2,
      picture: 'wool-blanket',
    },
    {
      name: 'Oak serving board',
      description: 'One piece of oiled oak, 42 × 20 cm, with a leather loop to hang it by.',
      variants: [{ priceMinor: 3900, stock: 20 }],
      perOrderLimit: 4,
      picture: 'oak-board',
    },
    {
      name: 'Beeswax candles, set of three',
      description: 'Dipped by hand, about eight hours each. They smell faintly of honey.',
      variants: [{ priceMinor: 1800, stock: 60 }],
      perOrderLimit: 10,
      picture: 'beeswax-candles',
    },
    {
      name: 'Market basket',
      description: 'Willow, with a sturdy handle. Carries a week of vegetables, or a sleeping cat.',
      // Few enough that a trial meets the end of the stock.
      variants: [{ priceMinor: 5400, stock: 3 }],
      perOrderLimit: 2,
      picture: 'market-basket',
    },
  ],
  shows: [],
};

export const demoShop: DemoShop = {
  currency: 'EUR',
  coupon: { code: 'WELCOME10', percentBasisPoints: 1000 },
  sellers: [clayAndKiln, oakAndWool],
  others: [
    { username: 'viewer', name: 'Demo viewer', email: 'viewer@stallcast.example', role: 'user' },
    { username: 'admin', name: 'Demo admin', email: 'admin@stallcast.example', role: 'admin' },
  ],
};

/**
 * The password of every demo account. It is fixed and easy to type because the demo shop is for a trial alone: it is
 * put into the embedded database only (or where DEMO_SHOP=on asks for it), and only while that has no user. Whoever
 * brings a database of their own, and with it perhaps the public, gets no account that they did not open themselves.
 */
export const demoPassword = 'showtime';
