import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Comment } from '@stallcast/shared/contract';
import { newId } from '../../app/new-id.ts';
import { Poll } from '../../app/poll.ts';
import { problemText } from '../../app/problem-text.ts';
import { mergeComments } from './comment-feed.ts';
import type { CommentPushes } from './ports.ts';

/** How often comments are asked for, in ms: without pushes, and with them (a safety net). */
const pollMs = { alone: 10_000, besidePushes: 60_000 } as const;
/** Comments kept on the page. */
const mostKept = 300;
/** Pages of comments read in one round; the rest comes in the next one. */
const pagesPerRound = 20;
const pageSize = 200;

/** An own comment that the server has not confirmed yet. */
export interface PendingComment {
  readonly commentId: string;
  readonly text: string;
  /** Why it could not be sent, in a sentence; null while it is under way. */
  readonly failure: string | null;
}

export interface ChatOptions {
  readonly api: ApiClient;
  readonly streamId: string;
  readonly pushes: CommentPushes;
  /** The server says that nobody is logged in: the comment has to wait for the login. */
  readonly onLoggedOut: (comment: PendingComment, error: ApiError) => void;
}

/** The conversation of one show. Comments are read after a cursor, so that none is lost while pushes are away. */
export class ChatStore {
  readonly #options: ChatOptions;
  readonly #comments = signal<readonly Comment[]>([]);
  readonly #pending = signal<readonly PendingComment[]>([]);
  readonly #loaded = signal(false);
  readonly #poll: Poll;
  /** Only answers move it: a pushed comment does not prove that the ones before it arrived. */
  #cursor: number | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    const { live } = options.pushes;
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () => (live.peek() ? pollMs.besidePushes : pollMs.alone),
    });
    options.pushes.onComment((comment) => this.#add([comment]));
  }

  /** Begins to read, and stays up to date until closed. */
  open(): void {
    // Asks at once at the start, when pushes begin (what came before them) and when they stop.
    this.#stopFollowing = this.#options.pushes.live.subscribe(() => this.#poll.now());
  }

  get comments(): ReadonlySignal<readonly Comment[]> {
    return this.#comments;
  }

  get pending(): ReadonlySignal<readonly PendingComment[]> {
    return this.#pending;
  }

  /** Whether the first comments were read. */
  get loaded(): ReadonlySignal<boolean> {
    return this.#loaded;
  }

  refresh(): void {
    this.#poll.now();
  }

  /** Sends a comment, or again one that failed (with its id). Resolves to whether it stands in the chat. */
  async send(text: string, commentId: string = newId()): Promise<boolean> {
    const comment: PendingComment = { commentId, text, failure: null };
    this.#setPending(comment);
    const { api, streamId, onLoggedOut } = this.#options;
    try {
      const answer = await api('interact.comment', { body: { streamId, text, commentId } });
      this.#add([answer.comment]);
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') {
        this.dismiss(commentId);
        onLoggedOut(comment, error);
      } else {
        this.#setPending({ ...comment, failure: problemText(error) });
      }
      return false;
    }
  }

  /** Gives up a comment that could not be sent. */
  dismiss(commentId: string): void {
    this.#pending.value = this.#pending.peek().filter((comment) => comment.commentId !== commentId);
  }

  close(): void {
    this.#stopFollowing?.();
    this.#poll.close();
  }

  #setPending(comment: PendingComment): void {
    const others = this.#pending.peek().filter((other) => other.commentId !== comment.commentId);
    this.#pending.value = [...others, comment];
  }

  #add(comments: readonly Comment[]): void {
    this.#comments.value = mergeComments(this.#comments.peek(), comments, mostKept);
    const known = new Set<string>(comments.map((comment) => comment.commentId));
    if (this.#pending.peek().some((comment) => known.has(comment.commentId))) {
      this.#pending.value = this.#pending.peek().filter((comment) => !known.has(comment.commentId));
    }
  }

  async #read(abort: AbortSignal): Promise<void> {
    const { api, streamId } = this.#options;
    for (let page = 0; page < pagesPerRound; page += 1) {
      const after = this.#cursor === undefined ? {} : { after: this.#cursor, limit: pageSize };
      const answer = await api('interact.getComments', { body: { streamId, ...after } }, { signal: abort });
      this.#cursor = answer.cursor;
      this.#add(answer.comments);
      this.#loaded.value = true;
      if (!answer.more) return;
    }
  }
}
