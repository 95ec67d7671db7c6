/** Words as they are typed, one a line or between commas, into the list that is stored: trimmed, each once. */
export function readWords(text: string): string[] {
  const words = text
    .split(/[\n,]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Set(words)];
}
