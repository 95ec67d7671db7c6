import { isRecord, readJson, writeJson } from './tab-storage.ts';

/** What a guest wanted to do when asked to log in. */
export type KeptAction =
  | { readonly kind: 'react'; readonly reaction: 'like' | 'dislike' }
  | {
      readonly kind: 'comment';
      readonly text: string;
      readonly commentId: string;
      readonly replyTo?: string | undefined;
    }
  | { readonly kind: 'follow' }
  | { readonly kind: 'remind'; readonly streamId: string }
  | { readonly kind: 'buy' | 'add-to-cart'; readonly productId: string; readonly dropId?: string };

const storageKey = 'stallcast.kept-action';
/** Who logs in later than this has forgotten what was pressed; in ms. */
const keptForMs = 30 * 60_000;

/** Keeps one action over the visit to the login page. It lives in this tab only and is handed out exactly once. */
export class KeptActions {
  readonly #storage: Storage;
  readonly #nowMs: () => number;

  constructor(storage: Storage, nowMs: () => number = Date.now) {
    this.#storage = storage;
    this.#nowMs = nowMs;
  }

  /** Keeps `action` for when the person is back at `pathname`; an older one is forgotten. */
  keep(pathname: string, action: KeptAction): void {
    writeJson(this.#storage, storageKey, { pathname, action, keptAtMs: this.#nowMs() });
  }

  /** The action kept for this page, which is forgotten by the same call; null if there is none. */
  take(pathname: string): KeptAction | null {
    const action = this.peek(pathname);
    if (action) this.#storage.removeItem(storageKey);
    return action;
  }

  /** The action kept for this page, which stays kept. */
  peek(pathname: string): KeptAction | null {
    const kept = readJson(this.#storage, storageKey);
    if (!isRecord(kept) || kept['pathname'] !== pathname) return null;
    const ageMs = this.#nowMs() - Number(kept['keptAtMs']);
    return ageMs >= 0 && ageMs <= keptForMs ? parseAction(kept['action']) : null;
  }
}

function parseAction(value: unknown): KeptAction | null {
  if (!isRecord(value)) return null;
  const { kind, reaction, text, commentId, replyTo, productId, dropId, streamId } = value;
  if (kind === 'follow') return { kind };
  if (kind === 'remind' && typeof streamId === 'string') return { kind, streamId };
  if (kind === 'react' && (reaction === 'like' || reaction === 'dislike')) return { kind, reaction };
  if (kind === 'comment' && typeof text === 'string' && typeof commentId === 'string')
    return { kind, text, commentId, ...(typeof replyTo === 'string' && { replyTo }) };
  if ((kind === 'buy' || kind === 'add-to-cart') && typeof productId === 'string')
    return { kind, productId, ...(typeof dropId === 'string' && { dropId }) };
  return null;
}
