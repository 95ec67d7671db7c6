import { type ReadonlySignal, signal } from '@preact/signals-core';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** How long a message stays, in ms: enough to read a long sentence. */
const shownForMs = 6000;
/** More than this would cover the page. */
const mostShown = 3;

/** Short messages that come, are read out, and go by themselves. */
export class Toasts {
  readonly #shown = signal<readonly Toast[]>([]);
  #lastId = 0;

  get shown(): ReadonlySignal<readonly Toast[]> {
    return this.#shown;
  }

  show(text: string, tone: Toast['tone'] = 'plain'): void {
    this.#lastId += 1;
    const toast = { id: this.#lastId, text, tone };
    const others = this.#shown.peek().filter((other) => other.text !== text);
    this.#shown.value = [...others, toast].slice(-mostShown);
    setTimeout(() => this.dismiss(toast.id), shownForMs);
  }

  dismiss(id: number): void {
    this.#shown.value = this.#shown.peek().filter((toast) => toast.id !== id);
  }
}
