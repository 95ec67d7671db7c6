type Listeners<Events> = { [Name in keyof Events]?: Set<(payload: Events[Name]) => void> };

/** Typed events of one object: who listens gets a function that stops it. */
export class TypedEvents<Events> {
  #listeners: Listeners<Events> = {};

  /** Listens to an event; call the result to stop. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const ofName = this.#listeners[name] ?? new Set();
    this.#listeners[name] = ofName.add(listener);
    return () => void ofName.delete(listener);
  }

  /** Tells everyone who listens now. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of [...(this.#listeners[name] ?? [])]) listener(payload);
  }

  /** Forgets all listeners. */
  clear(): void {
    this.#listeners = {};
  }
}
