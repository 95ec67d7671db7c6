import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { drawnLines, type NewAt, type ReadingPlace, readingPlace } from './feed-place.ts';

/** Lines drawn beyond each edge, so that scrolling and the Tab key find them there. */
const overscan = 8;

interface LineWindowOptions {
  readonly newAt: NewAt;
  /** Height of a usual line until it is measured, in px. */
  readonly usualPx: number;
}

/** What is to be drawn of a list. */
interface DrawnWindow {
  /** Each with its place from the top of the list, in px. */
  readonly lines: readonly VirtualItem[];
  /** Height of the whole list, in px. */
  readonly totalPx: number;
  /** The person reads elsewhere than where new lines come. */
  readonly away: boolean;
  /** Something came meanwhile. */
  readonly behind: boolean;
}

/**
 * The part of a long list that is in view. It stays where new lines come until somebody scrolls away; then it stands
 * still under their eyes, whatever is added or taken off. Tells its listeners when it has to be drawn anew.
 */
export class LineWindow {
  readonly #options: LineWindowOptions;
  readonly #virtualizer: Virtualizer<HTMLDivElement, HTMLLIElement>;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #list: HTMLDivElement | null = null;
  #resizing: ResizeObserver | null = null;
  #keys: readonly string[] = [];
  #keyAt = (index: number): string | number => index;
  #place: ReadingPlace = { away: false, topPx: 0 };
  #behind = false;
  /** The last drawing that was followed to where new lines are. */
  #followed: { readonly newest: string | undefined; readonly totalPx: number } | null = null;

  constructor(options: LineWindowOptions) {
    this.#options = options;
    this.#virtualizer = new Virtualizer(this.#virtualizerOptions(-1));
  }

  /** Changes whenever it has to be drawn anew. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the box that scrolls, or null when it goes. */
  readonly attach = (list: HTMLDivElement | null): void => {
    this.#list = list;
    this.#resizing?.disconnect();
    if (list === null) return;
    // A search box or a pinned comment takes room from the list.
    this.#resizing = new ResizeObserver(() => this.#follow());
    this.#resizing.observe(list);
  };

  /** Takes a line that was drawn: from now on its height is known. */
  readonly measure = (line: HTMLLIElement | null): void => this.#virtualizer.measureElement(line);

  /** The part to draw of the lines that these are the keys of; `focused` is the place of the one with the focus, or -1. */
  draw(keys: readonly string[], focused: number): DrawnWindow {
    if (keys !== this.#keys) {
      this.#keys = keys;
      this.#keyAt = (index) => keys[index] ?? index;
    }
    this.#virtualizer.setOptions(this.#virtualizerOptions(focused));
    return {
      lines: this.#virtualizer.getVirtualItems(),
      totalPx: this.#virtualizer.getTotalSize(),
      away: this.#place.away,
      behind: this.#behind,
    };
  }

  /** The list stands in the page. Answers what is to be done when it goes. */
  mounted(): () => void {
    return this.#virtualizer._didMount();
  }

  /** It was drawn: puts the scroll position where it belongs. */
  drawn(): void {
    this.#virtualizer._willUpdate();
    const newest = this.#options.newAt === 'end' ? this.#keys.at(-1) : this.#keys[0];
    const totalPx = this.#virtualizer.getTotalSize();
    const before = this.#followed;
    if (before?.newest === newest && before?.totalPx === totalPx) return;
    this.#followed = { newest, totalPx };
    if (this.#place.away && before?.newest !== newest) this.#tell(true);
    this.#follow();
  }

  readonly handleScroll = (): void => {
    if (this.#list === null) return;
    const before = this.#place;
    this.#place = readingPlace(this.#options.newAt, this.#list, before);
    if (before.away !== this.#place.away) this.#tell(this.#place.away && this.#behind);
  };

  /** Leads to where new lines are. The button that asked for it goes away, so the list takes the focus. */
  readonly goToNew = (): void => {
    this.#list?.focus({ preventScroll: true });
    this.#scrollToNew();
  };

  #scrollToNew(): void {
    if (this.#list === null) return;
    if (this.#options.newAt === 'end') this.#list.scrollTop = this.#list.scrollHeight;
    // To write the same again would make the browser lay out the page in between.
    else if (this.#place.topPx > 0) this.#list.scrollTop = 0;
  }

  #follow(): void {
    if (!this.#place.away) this.#scrollToNew();
  }

  #tell(behind: boolean): void {
    this.#behind = behind;
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #virtualizerOptions(focused: number): VirtualizerOptions<HTMLDivElement, HTMLLIElement> {
    const { newAt, usualPx } = this.#options;
    return {
      count: this.#keys.length,
      getScrollElement: () => this.#list,
      estimateSize: () => usualPx,
      getItemKey: this.#keyAt,
      rangeExtractor: (range) => drawnLines(defaultRangeExtractor(range), focused),
      overscan,
      // `end` keeps the line that is read where it is while others are added before it.
      anchorTo: newAt === 'end' || this.#place.away ? 'end' : 'start',
      onChange: () => this.#tell(this.#behind),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
    };
  }
}
