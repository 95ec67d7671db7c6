import type { ApiClient } from '@stallcast/shared/client';

export interface SeenProductsOptions {
  readonly api: ApiClient;
  /** The ticket of this visit; undefined while there is none. */
  readonly ticket: () => string | undefined;
}

/** Whatever is seen within this time is told in one call, in ms. */
const gatherMs = 2000;
/** The most that one call takes. */
const mostAtOnce = 50;

/** Tells the seller's figures which products this viewer was shown and opened, each once. */
export class SeenProducts {
  readonly #options: SeenProductsOptions;
  readonly #told = { shown: new Set<string>(), clicked: new Set<string>() };
  readonly #waiting = { shown: new Set<string>(), clicked: new Set<string>() };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SeenProductsOptions) {
    this.#options = options;
  }

  /** The product was in sight. */
  shown(productId: string): void {
    this.#note('shown', productId);
  }

  /** The viewer opened it, to buy it or to choose. */
  clicked(productId: string): void {
    this.#note('shown', productId);
    this.#note('clicked', productId);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #note(kind: 'shown' | 'clicked', productId: string): void {
    if (this.#told[kind].has(productId)) return;
    this.#told[kind].add(productId);
    this.#waiting[kind].add(productId);
    this.#timer ??= setTimeout(() => void this.#tell(), gatherMs);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const ticket = this.#options.ticket();
    const shown = [...this.#waiting.shown].slice(0, mostAtOnce);
    const clicked = [...this.#waiting.clicked].slice(0, mostAtOnce);
    if (ticket === undefined) {
      this.#timer = setTimeout(() => void this.#tell(), gatherMs);
      return;
    }
    for (const id of shown) this.#waiting.shown.delete(id);
    for (const id of clicked) this.#waiting.clicked.delete(id);
    // Figures for the seller: the viewer is not bothered when they cannot be told.
    await this.#options.api('products.seen', { body: { ticket, shown, clicked } }).catch(() => undefined);
  }
}
