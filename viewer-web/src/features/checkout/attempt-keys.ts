import { newId } from '../../app/new-id.ts';
import { isRecord, readJson, writeJson } from '../../app/tab-storage.ts';

const storageKey = 'stallcast.attempt';

/**
 * The Idempotency-Key of the purchase under way. Trying the same purchase again, also after a reload, sends the same key,
 * so that it cannot be bought twice; once the server has answered, the next purchase gets a new one.
 */
export class AttemptKeys {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The key of this purchase; `purchase` says what is bought and how, e.g. as JSON. */
  keyFor(purchase: string): string {
    const kept = readJson(this.#storage, storageKey);
    if (isRecord(kept) && kept['purchase'] === purchase && typeof kept['key'] === 'string')
      return kept['key'];
    const key = newId();
    writeJson(this.#storage, storageKey, { purchase, key });
    return key;
  }

  /** The server has answered: the purchase succeeded or failed for good. */
  settle(): void {
    this.#storage.removeItem(storageKey);
  }
}
