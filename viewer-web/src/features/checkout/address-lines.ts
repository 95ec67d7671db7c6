import type { Address } from '@stallcast/shared/contract';

/** An address as it is written on a letter, line by line; what was not given has none. */
export function addressLines({ name, line1, line2, postalCode, city, region, country }: Address): string {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [name, line1, line2, town, region, country].filter(Boolean).join('\n');
}
