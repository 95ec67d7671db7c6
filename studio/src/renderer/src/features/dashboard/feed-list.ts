/** How many lines of a feed are kept, drawn or not; older ones are in the show's history. */
const mostLines = 1000;

interface Line {
  readonly cursor: number;
}

/**
 * Joins new lines into a feed in the order of the show's history, whichever way (push or poll) and in whatever order
 * they came. A line that comes twice stands once; the newest `most` are kept. Answers the same list if nothing is new.
 */
export function mergeLines<Item extends Line>(
  lines: readonly Item[],
  incoming: readonly Item[],
  keyOf: (line: Item) => string,
  most: number = mostLines,
): readonly Item[] {
  if (incoming.length === 0) return lines;
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  for (const line of incoming) byKey.set(keyOf(line), line);
  return [...byKey.values()].toSorted((a, b) => a.cursor - b.cursor).slice(-most);
}
