/** Height of a row that was not drawn yet, in px. */
const usualHeightPx = 28;
/** Rows beyond the edges are drawn this far ahead, in px. */
const aheadPx = 400;

export interface RowWindow {
  /** Index of the first row that is drawn, and of the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Room that the rows before and after take, in px. */
  readonly beforePx: number;
  readonly afterPx: number;
}

export interface View {
  readonly topPx: number;
  readonly heightPx: number;
}

/** Heights of the rows of a list, as far as they were seen; so only those near the view have to be drawn. */
export class RowHeights {
  #known = new Map<string, number>();

  /** Takes note of a row that is drawn. False when that was known. */
  note(key: string, heightPx: number): boolean {
    if (this.#known.get(key) === heightPx) return false;
    this.#known.set(key, heightPx);
    return true;
  }

  /** Forgets rows that are not in the list any more. */
  keepOnly(keys: readonly string[]): void {
    if (this.#known.size <= keys.length * 2) return;
    const kept = new Map<string, number>();
    for (const key of keys) {
      const heightPx = this.#known.get(key);
      if (heightPx !== undefined) kept.set(key, heightPx);
    }
    this.#known = kept;
  }

  of(key: string): number {
    return this.#known.get(key) ?? usualHeightPx;
  }

  /** Where a row begins, in px from the first one. */
  topOf(keys: readonly string[], index: number): number {
    return keys.slice(0, index).reduce((sum, key) => sum + this.of(key), 0);
  }

  /** The rows to draw for a view; null for the end of the list. */
  window(keys: readonly string[], view: View | null, heightPx: number): RowWindow {
    const total = this.topOf(keys, keys.length);
    const fromPx = (view ? view.topPx : total - heightPx) - aheadPx;
    const toPx = view ? view.topPx + view.heightPx + aheadPx : Number.POSITIVE_INFINITY;
    let first = 0;
    let beforePx = 0;
    for (; first < keys.length; first += 1) {
      const rowPx = this.of(keys[first] ?? '');
      if (beforePx + rowPx > fromPx) break;
      beforePx += rowPx;
    }
    let end = first;
    let drawnPx = 0;
    for (; end < keys.length && beforePx + drawnPx < toPx; end += 1) drawnPx += this.of(keys[end] ?? '');
    return { first, end, beforePx, afterPx: total - beforePx - drawnPx };
  }
}
