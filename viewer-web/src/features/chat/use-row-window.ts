import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { RowHeights, type RowWindow, type View } from './row-window.ts';

/** Who is this close to the end (px) wants to stay with it. */
const nearEndPx = 60;
/** Assumed before the list was measured. */
const firstHeightPx = 600;

export interface ShownRows extends RowWindow {
  /** Whether the list stays with what is newest. */
  readonly following: boolean;
  handleScroll(): void;
  toEnd(): void;
  /** Brings a row into the middle of the view. */
  toRow(index: number): void;
}

/** The rows of a long list that are drawn. It follows its end unless the person scrolled up. `extra` is what stands below the rows. */
export function useRowWindow(
  list: RefObject<HTMLDivElement | null>,
  keys: readonly string[],
  extra: number,
): ShownRows {
  const [heights] = useState(() => new RowHeights());
  const following = useSignal(true);
  const view = useSignal<View>({ topPx: 0, heightPx: firstHeightPx });
  const measured = useSignal(0);
  const follows = following.value;
  const { topPx, heightPx } = view.value;
  void measured.value;
  heights.keepOnly(keys);
  const rows = heights.window(keys, follows ? null : { topPx, heightPx }, heightPx);
  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useLayoutEffect(() => {
    if (noteHeights(list.current, heights)) measured.value += 1;
    if (following.peek()) toEnd();
  }, [keys, extra, rows.first, rows.end]);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const size = new ResizeObserver(() => {
      view.value = { topPx: element.scrollTop, heightPx: element.clientHeight };
      if (following.peek()) toEnd();
    });
    size.observe(element);
    return () => size.disconnect();
  }, [view, following]);
  const handleScroll = () => {
    const element = list.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    following.value = scrollHeight - scrollTop - clientHeight < nearEndPx;
    // While it follows, the end is drawn wherever that is.
    if (!following.peek()) view.value = { topPx: scrollTop, heightPx: clientHeight };
  };
  return {
    ...rows,
    following: follows,
    handleScroll,
    toEnd() {
      following.value = true;
      toEnd();
    },
    toRow(index) {
      const top = Math.max(0, heights.topOf(keys, index) - heightPx / 2);
      list.current?.scrollTo({ top });
      // A short list does not move, and goes on following.
      handleScroll();
    },
  };
}

/** Takes note of the rows that stand in the list. True when one of them is not as high as thought. */
function noteHeights(list: HTMLElement | null, heights: RowHeights): boolean {
  let news = false;
  for (const row of list?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
    if (heights.note(row.dataset['row'] ?? '', row.offsetHeight)) news = true;
  }
  return news;
}
