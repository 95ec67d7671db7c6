/** The longest name that goes into an address, so that what makes it unique fits behind it. */
const mostLetters = 27;

/** A name as the last part of an address: small Latin letters and digits, hyphens between words; `shop` where none are left. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[’']/g, '');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const slug = words.join('-').slice(0, mostLetters).replace(/-+$/, '');
  return slug === '' ? 'shop' : slug;
}
