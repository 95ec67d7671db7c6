type Listener = (...args: unknown[]) => void;

/**
 * Events as the media library uses them: it counts on Node's semantics of `on`, `once`, `off` and `emit`, and on nothing else.
 * Stands in for a copy of Node's whole module (see lean-bundle-plugin.ts).
 */
export class EventEmitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, [...this.#of(name), listener]);
    return this;
  }

  once(name: string, listener: Listener): this {
    const onlyOnce: Listener = (...args) => {
      this.off(name, onlyOnce);
      listener(...args);
    };
    return this.on(name, onlyOnce);
  }

  off(name: string, listener: Listener): this {
    this.#listeners.set(
      name,
      this.#of(name).filter((other) => other !== listener),
    );
    return this;
  }

  /** Tells those who listen at this moment. Answers whether there was anybody. */
  emit(name: string, ...args: unknown[]): boolean {
    const listeners = this.#of(name);
    for (const listener of listeners) listener.apply(this, args);
    return listeners.length > 0;
  }

  listenerCount(name: string): number {
    return this.#of(name).length;
  }

  /** Forgets those who listen to `name`, or everybody. */
  removeAllListeners(name?: string): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  /** There is no limit to begin with. */
  setMaxListeners(): this {
    return this;
  }

  #of(name: string): readonly Listener[] {
    return this.#listeners.get(name) ?? [];
  }
}
