import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';

/** Why somebody may not write; `until` is null where it does not end by itself. */
export type Silence =
  | { readonly kind: 'muted'; readonly reason: string; readonly until: string | null }
  | { readonly kind: 'banned' };

export interface ChatStandingOptions {
  readonly api: ApiClient;
  readonly streamId: string;
  /** The server's time, in ms since 1970. */
  readonly nowMs: () => number;
}

/** Pages of blocked accounts that are read: more people than anyone blocks by hand. */
const mostBlockPages = 10;

/** How the person stands in the chat of a show: whether they may write, when again, and whom they do not want to read. */
export class ChatStanding {
  readonly #options: ChatStandingOptions;
  readonly #silence = signal<Silence | null>(null);
  readonly #nextAtMs = signal(0);
  readonly #blocked = signal<ReadonlySet<string>>(new Set());

  constructor(options: ChatStandingOptions) {
    this.#options = options;
  }

  get silence(): ReadonlySignal<Silence | null> {
    return this.#silence;
  }

  /** When the next comment is taken, in ms since 1970 by the server's clock; past when at once. */
  get nextAtMs(): ReadonlySignal<number> {
    return this.#nextAtMs;
  }

  /** User ids of those who were blocked. */
  get blocked(): ReadonlySignal<ReadonlySet<string>> {
    return this.#blocked;
  }

  nowMs(): number {
    return this.#options.nowMs();
  }

  /** Asks the server. To be called when somebody has logged in; throws ApiError. */
  async load(): Promise<void> {
    await Promise.all([this.#loadOwn(), this.#loadBlocks()]);
  }

  /** Nobody is logged in any more. */
  clear(): void {
    this.#silence.value = null;
    this.#nextAtMs.value = 0;
    this.#blocked.value = new Set();
  }

  /** A comment was taken in a chat with this slow mode; 0 for none. */
  noteSent(slowModeSeconds: number): void {
    this.#nextAtMs.value = slowModeSeconds > 0 ? this.nowMs() + slowModeSeconds * 1000 : 0;
  }

  /** Learns from why a comment was refused. */
  noteRefusal(error: unknown): void {
    if (!(error instanceof ApiError)) return;
    const { code, problem } = error;
    if (code === 'banned-from-shop') this.#silence.value = { kind: 'banned' };
    if (code === 'muted') this.#silence.value = { kind: 'muted', reason: '', until: problem?.until ?? null };
    const seconds = problem?.retryAfterSeconds;
    if (code === 'slow-mode' && seconds !== undefined) this.#nextAtMs.value = this.nowMs() + seconds * 1000;
  }

  /** Leaves out what somebody writes, from now on and in every show. Throws ApiError. */
  async block(userId: string): Promise<void> {
    await this.#options.api('blocks.set', { body: { userId } });
    this.#blocked.value = new Set([...this.#blocked.peek(), userId]);
  }

  /** Reads somebody again. Throws ApiError. */
  async unblock(userId: string): Promise<void> {
    await this.#options.api('blocks.lift', { params: { userId } });
    this.#blocked.value = new Set([...this.#blocked.peek()].filter((blocked) => blocked !== userId));
  }

  async #loadOwn(): Promise<void> {
    const { api, streamId } = this.#options;
    try {
      const { muted, nextAt } = await api('chat.mine', { query: { streamId } });
      this.#silence.value = muted && { kind: 'muted', ...muted };
      this.#nextAtMs.value = nextAt === null ? 0 : Date.parse(nextAt);
    } catch (error) {
      this.noteRefusal(error);
      throw error;
    }
  }

  async #loadBlocks(): Promise<void> {
    const found = new Set<string>();
    let after: string | undefined;
    for (let page = 0; page < mostBlockPages; page += 1) {
      const query = { limit: 200, ...(after !== undefined && { after }) };
      const { blocks, next } = await this.#options.api('blocks.list', { query });
      for (const { userId } of blocks) found.add(userId);
      if (next === null) break;
      after = next;
    }
    this.#blocked.value = found;
  }
}
