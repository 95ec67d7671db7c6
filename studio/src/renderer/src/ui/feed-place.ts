/** Where new lines come in a list. */
export type NewAt = 'start' | 'end';

/** Nearer than this to where new lines come counts as being there, in px. */
const nearPx = 40;

type ScrollPlace = Pick<HTMLElement, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** Where somebody stood in a list after the last scrolling. */
export interface ReadingPlace {
  /** They read elsewhere than where new lines come, so the list is left as it is. */
  readonly away: boolean;
  readonly topPx: number;
}

/**
 * Where somebody stands after a scroll event. Only who scrolls up leaves the end: lines that grow, or a list that
 * becomes lower, move the end away from them.
 */
export function readingPlace(
  newAt: NewAt,
  { scrollTop, scrollHeight, clientHeight }: ScrollPlace,
  before: ReadingPlace,
): ReadingPlace {
  const distancePx = newAt === 'end' ? scrollHeight - scrollTop - clientHeight : scrollTop;
  const left = newAt === 'start' || before.away || scrollTop < before.topPx;
  return { away: distancePx >= nearPx && left, topPx: scrollTop };
}

/** The lines that are drawn: those in view, and the one that has the focus, which would be lost with it. In their order. */
export function drawnLines(inView: readonly number[], focused: number): number[] {
  const drawn = new Set(inView);
  if (focused >= 0) drawn.add(focused);
  return [...drawn].toSorted((a, b) => a - b);
}
