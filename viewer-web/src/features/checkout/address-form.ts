import type { Address } from '@stallcast/shared/contract';

type Field = Exclude<keyof Address, 'country'>;

/** The lines of an address in the order people write them, with what a browser knows them by. */
export const addressFields = [
  { name: 'name', wide: true, autocomplete: 'name', required: true, maxLength: 100 },
  { name: 'line1', wide: true, autocomplete: 'address-line1', required: true, maxLength: 120 },
  { name: 'line2', wide: true, autocomplete: 'address-line2', required: false, maxLength: 120 },
  { name: 'postalCode', wide: false, autocomplete: 'postal-code', required: false, maxLength: 20 },
  { name: 'city', wide: false, autocomplete: 'address-level2', required: true, maxLength: 100 },
  { name: 'region', wide: false, autocomplete: 'address-level1', required: false, maxLength: 100 },
  { name: 'phone', wide: false, autocomplete: 'tel', required: false, maxLength: 40 },
] as const satisfies readonly {
  readonly name: Field;
  /** Has a row of its own. */
  readonly wide: boolean;
  readonly autocomplete: string;
  readonly required: boolean;
  readonly maxLength: number;
}[];

/** The address that stands in a form; what was left empty is left out. */
export function readAddress(values: FormData): Address {
  const typed = (name: keyof Address) => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const optional = Object.fromEntries(
    addressFields
      .filter(({ name, required }) => !required && typed(name) !== '')
      .map(({ name }) => [name, typed(name)]),
  );
  return {
    ...optional,
    name: typed('name'),
    line1: typed('line1'),
    city: typed('city'),
    country: typed('country'),
  };
}
