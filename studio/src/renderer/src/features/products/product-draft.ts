import type { Product, RouteRequest, Routes } from '@stallcast/shared/contract';
import { type CurrencyCode, toDecimal } from '@stallcast/shared/domain';
import { graphemes } from '../../lib/graphemes.ts';
import { parseCount, parsePrice } from '../../lib/typed-number.ts';

type Variant = Product['variants'][number];

/** One size and colour as it is typed. */
export interface VariantDraft {
  /** Tells the rows apart while they are typed. */
  readonly key: string;
  /** As it stood when the seller began to type; null for a new one. */
  readonly before: Variant | null;
  readonly size: string;
  readonly colour: string;
  readonly price: string;
  readonly stock: string;
  readonly forSale: boolean;
}

/** What a seller types for a product. */
export interface ProductDraft {
  readonly name: string;
  readonly description: string;
  readonly currency: CurrencyCode;
  /** Whether it comes in sizes or colours; without them there is one variant. */
  readonly hasChoices: boolean;
  readonly variants: readonly VariantDraft[];
  readonly isPhysical: boolean;
  readonly perOrderLimit: string;
  /** Empty: as many as they like. */
  readonly perBuyerLimit: string;
}

export type DraftFault =
  | 'name-missing'
  | 'name-long'
  | 'description-long'
  | 'price-invalid'
  | 'quantity-invalid'
  | 'order-limit-invalid'
  | 'buyer-limit-invalid'
  | 'choice-missing'
  | 'choice-twice'
  | 'choice-long';
export type ProductField = 'name' | 'description' | 'perOrderLimit' | 'perBuyerLimit';
export type VariantField = 'choice' | 'price' | 'stock';
export type DraftFaults = {
  readonly [Field in ProductField]?: DraftFault;
} & {
  /** By the variant's key. */
  readonly variants: ReadonlyMap<string, { readonly [Field in VariantField]?: DraftFault }>;
};

export const noFaults: DraftFaults = { variants: new Map() };

/** A variant as it was read: amounts are numbers now. */
export interface ReadVariant {
  readonly key: string;
  readonly before: Variant | null;
  readonly size: string;
  readonly colour: string;
  readonly priceMinor: number;
  readonly stock: number;
  readonly forSale: boolean;
}

export interface ReadProduct {
  readonly name: string;
  readonly description: string;
  readonly currency: CurrencyCode;
  readonly hasChoices: boolean;
  readonly variants: readonly ReadVariant[];
  readonly isPhysical: boolean;
  readonly perOrderLimit: number;
  readonly perBuyerLimit: number | null;
}

const longestName = 120;
const longestDescription = 2000;
const longestChoice = 40;
const mostStock = 1_000_000;
/** The most sizes and colours of a product, together (the contract's limit). */
export const mostVariants = 100;

let lastKey = 0;
const nextKey = () => `variant-${(lastKey += 1)}`;

/** A variant to type into; the price is taken over from the one before it. */
export function newVariant(price = ''): VariantDraft {
  return { key: nextKey(), before: null, size: '', colour: '', price, stock: '', forSale: true };
}

/** A product to type into: a new one, or one that is there already. */
export function draftOf(product: Product | null): ProductDraft {
  if (product === null) {
    return {
      name: '',
      description: '',
      currency: 'EUR',
      hasChoices: false,
      variants: [newVariant()],
      isPhysical: true,
      perOrderLimit: '5',
      perBuyerLimit: '',
    };
  }
  return {
    name: product.name,
    description: product.description,
    currency: product.price.currency,
    hasChoices: product.variants.length > 1 || product.variants.some(({ label }) => label !== ''),
    variants: product.variants.map(variantDraft),
    isPhysical: product.isPhysical,
    perOrderLimit: String(product.perOrderLimit),
    perBuyerLimit: product.perBuyerLimit === null ? '' : String(product.perBuyerLimit),
  };
}

/** A stored variant to type into. */
function variantDraft(variant: Variant): VariantDraft {
  return {
    key: variant.variantId,
    before: variant,
    size: variant.size,
    colour: variant.colour,
    price: toDecimal(variant.price),
    stock: String(variant.stock),
    forSale: variant.status === 'active',
  };
}

type ReadResult =
  | { readonly ok: true; readonly product: ReadProduct }
  | { readonly ok: false; readonly faults: DraftFaults };

/** The product that was typed, or everything that is wrong with it, field by field. */
export function readDraft(draft: ProductDraft): ReadResult {
  const name = draft.name.trim();
  const description = draft.description.trim();
  const perOrderLimit = parseCount(draft.perOrderLimit, 1, 100);
  const unlimited = draft.perBuyerLimit.trim() === '';
  const perBuyerLimit = unlimited ? null : parseCount(draft.perBuyerLimit, 1, 10_000);
  const read = readVariants(draft);
  const faults: DraftFaults = {
    ...(name === '' && { name: 'name-missing' }),
    ...(graphemes(name).length > longestName && { name: 'name-long' }),
    ...(graphemes(description).length > longestDescription && { description: 'description-long' }),
    ...(perOrderLimit === null && { perOrderLimit: 'order-limit-invalid' }),
    ...(!unlimited && perBuyerLimit === null && { perBuyerLimit: 'buyer-limit-invalid' }),
    variants: read.faults,
  };
  if (Object.keys(faults).length > 1 || read.faults.size > 0 || perOrderLimit === null)
    return { ok: false, faults };
  const { currency, hasChoices, isPhysical } = draft;
  return {
    ok: true,
    product: {
      ...{ name, description, currency, hasChoices, isPhysical, perOrderLimit, perBuyerLimit },
      variants: read.variants,
    },
  };
}

function readVariants({ variants, currency, hasChoices }: ProductDraft) {
  const faults = new Map<string, { readonly [Field in VariantField]?: DraftFault }>();
  const read: ReadVariant[] = [];
  const kinds = new Set<string>();
  for (const { key, before, forSale, ...typed } of hasChoices ? variants : variants.slice(0, 1)) {
    const [size, colour] = [typed.size.trim(), typed.colour.trim()];
    const priceMinor = parsePrice(typed.price, currency);
    const stock = parseCount(typed.stock, 0, mostStock);
    const choice = hasChoices ? choiceFault(size, colour, kinds) : null;
    kinds.add(JSON.stringify([size, colour]));
    if (choice !== null || priceMinor === null || stock === null) {
      faults.set(key, {
        ...(choice !== null && { choice }),
        ...(priceMinor === null && { price: 'price-invalid' }),
        ...(stock === null && { stock: 'quantity-invalid' }),
      });
    } else read.push({ key, before, size, colour, priceMinor, stock, forSale });
  }
  return { faults, variants: read };
}

function choiceFault(size: string, colour: string, kinds: ReadonlySet<string>): DraftFault | null {
  if (size === '' && colour === '') return 'choice-missing';
  if (kinds.has(JSON.stringify([size, colour]))) return 'choice-twice';
  const long = graphemes(size).length > longestChoice || graphemes(colour).length > longestChoice;
  return long ? 'choice-long' : null;
}

/** What is sent to add the product. */
export function createBody(product: ReadProduct): RouteRequest<Routes['products.create']>['body'] {
  const { name, description, currency, isPhysical, perOrderLimit, perBuyerLimit } = product;
  const body = {
    ...{ name, currency, isPhysical, perOrderLimit, perBuyerLimit },
    ...(description !== '' && { description }),
  };
  const [first] = product.variants;
  if (!product.hasChoices && first) return { ...body, priceMinor: first.priceMinor, stock: first.stock };
  const variants = product.variants.map(({ size, colour, priceMinor, stock }) => ({
    ...{ size, colour, priceMinor, stock },
  }));
  return { ...body, variants };
}

/** The draft after the rows named by `keys` were stored: they begin anew from what is stored, the others stay as typed. */
export function storedRows(draft: ProductDraft, stored: Product, keys: readonly string[]): ProductDraft {
  const fresh = (typed: VariantDraft): VariantDraft => {
    if (!keys.includes(typed.key)) return typed;
    const row = stored.variants.find(
      ({ variantId, size, colour }) =>
        variantId === typed.before?.variantId ||
        (size === typed.size.trim() && colour === typed.colour.trim()),
    );
    return row ? { ...variantDraft(row), key: typed.key } : typed;
  };
  return { ...draft, variants: draft.variants.map(fresh) };
}
