/** A text as it is compared: small letters without accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether each word of the query stands somewhere in the texts of a line; every line fits an empty query. */
export function fitsSearch(query: string, texts: readonly string[]): boolean {
  if (query.trim() === '') return true;
  const line = folded(texts.join('\n'));
  return folded(query)
    .split(/\s+/u)
    .every((word) => line.includes(word));
}
