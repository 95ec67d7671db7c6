/** Scripts that are written without spaces between words, where a word is looked for anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Whether a text has one of some words or phrases in it: whole words, whatever their case, accents, width and what stands
 * between them.
 */
export function hasBlockedWord(text: string, words: readonly string[]): boolean {
  const spoken = ` ${foldText(text)} `;
  return words.some((word) => {
    const folded = foldText(word);
    if (folded === '') return false;
    return spoken.includes(unspaced.test(folded) ? folded : ` ${folded} `);
  });
}

/**
 * A text as it is compared: compatibility forms and accents of Latin, Greek, Cyrillic, Hebrew and Arabic taken away
 * (Unicode NFKD), invisible characters left out, in small letters (by way of capitals, so that ß is ss), words apart by one space.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/(?=\p{Mn})[\u0300-\u06FF]|\p{Cf}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** A list as it is kept: each word once, however it is spelt, in the order in which they were typed. */
export function distinctWords(words: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const word of words) {
    const folded = foldText(word);
    if (!byFolded.has(folded)) byFolded.set(folded, word);
  }
  return [...byFolded.values()];
}
