import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Chat, Comment, RouteRequest, Routes } from '@stallcast/shared/contract';
import { newId } from '../../app/new-id.ts';
import { Poll } from '../../app/poll.ts';
import { problemText } from '../../app/problem-text.ts';
import { ChatStanding } from './chat-standing.ts';
import { CommentFeed } from './comment-feed.ts';
import type { CommentPushes } from './ports.ts';

/** How often comments are asked for, in ms: without pushes, and with them (a safety net). */
const pollMs = { alone: 10_000, besidePushes: 60_000 } as const;
/** Comments kept on the page. */
const mostKept = 10_000;
/** Pushed comments are drawn together this often, in ms: a crowd writes faster than anybody reads. */
const drawEveryMs = 100;
/** Pages of comments read in one round; the rest comes in the next one. */
const pagesPerRound = 20;
const pageSize = 200;

/** An own comment that the server has not confirmed yet. */
export interface PendingComment {
  readonly commentId: string;
  readonly text: string;
  /** The comment it answers. */
  readonly replyTo?: string | undefined;
  /** Why it could not be sent, in a sentence; null while it is under way. */
  readonly failure: string | null;
}

export type ReportReason = RouteRequest<Routes['comments.report']>['body']['reason'];

export interface ChatOptions {
  readonly api: ApiClient;
  readonly streamId: string;
  /** The server's time, in ms since 1970. */
  readonly nowMs: () => number;
  readonly pushes: CommentPushes;
  /** The server says that nobody is logged in: the comment has to wait for the login. */
  readonly onLoggedOut: (comment: PendingComment, error: ApiError) => void;
}

/** The conversation of one show. Comments are read after a cursor, so that none is lost while pushes are away. */
export class ChatStore {
  readonly #options: ChatOptions;
  /** How the person stands here: muted, waiting, whom they blocked. */
  readonly standing: ChatStanding;
  /** The comment that is being answered. */
  readonly replyingTo = signal<Comment | null>(null);
  readonly #feed = new CommentFeed(mostKept);
  readonly #all = signal<readonly Comment[]>([]);
  readonly #comments = computed(() => {
    const blocked = this.standing.blocked.value;
    return this.#all.value.filter(({ state, author }) => state === 'shown' && !blocked.has(author.userId));
  });
  readonly #chat = signal<Chat | null>(null);
  readonly #pending = signal<readonly PendingComment[]>([]);
  readonly #loaded = signal(false);
  readonly #poll: Poll;
  /** Only answers move it: a pushed comment does not prove that the ones before it arrived. */
  #cursor: number | undefined;
  #stopFollowing: (() => void) | undefined;
  #arrived: Comment[] = [];
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.standing = new ChatStanding(options);
    const { live } = options.pushes;
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () => (live.peek() ? pollMs.besidePushes : pollMs.alone),
    });
    options.pushes.onComment((comment) => this.#arrive(comment));
    options.pushes.onChanged((comment) => this.#add([comment]));
    options.pushes.onChat((chat) => this.#setChat(chat));
  }

  /** Begins to read, and stays up to date until closed. */
  open(): void {
    // Asks at once at the start, when pushes begin (what came before them) and when they stop.
    this.#stopFollowing = this.#options.pushes.live.subscribe(() => this.#poll.now());
  }

  /** What the person reads: neither what is hidden nor what blocked people write. */
  get comments(): ReadonlySignal<readonly Comment[]> {
    return this.#comments;
  }

  /** How the seller keeps the chat, and what is pinned; null before it is known. */
  get chat(): ReadonlySignal<Chat | null> {
    return this.#chat;
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
  async send({
    text,
    commentId = newId(),
    replyTo,
  }: Pick<PendingComment, 'text' | 'replyTo'> & { readonly commentId?: string }): Promise<boolean> {
    const comment: PendingComment = { commentId, text, replyTo, failure: null };
    this.#setPending(comment);
    const { api, streamId, onLoggedOut } = this.#options;
    try {
      const body = { streamId, text, commentId, ...(replyTo !== undefined && { replyTo }) };
      const answer = await api('interact.comment', { body });
      const { author } = answer.comment;
      this.standing.noteSent(author.isSeller ? 0 : (this.#chat.peek()?.slowModeSeconds ?? 0));
      this.#add([answer.comment]);
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') {
        this.dismiss(commentId);
        onLoggedOut(comment, error);
      } else {
        this.standing.noteRefusal(error);
        this.#setPending({ ...comment, failure: problemText(error) });
      }
      return false;
    }
  }

  /** Takes back an own comment, for good. Throws ApiError. */
  async remove(commentId: string): Promise<void> {
    const { comment } = await this.#options.api('comments.delete', { params: { commentId } });
    this.#add([comment]);
  }

  /** Tells the seller of a comment that should not be there. Throws ApiError. */
  async report(commentId: string, reason: ReportReason): Promise<void> {
    await this.#options.api('comments.report', { params: { commentId }, body: { reason } });
  }

  /** Gives up a comment that could not be sent. */
  dismiss(commentId: string): void {
    this.#pending.value = this.#pending.peek().filter((comment) => comment.commentId !== commentId);
  }

  close(): void {
    this.#stopFollowing?.();
    this.#poll.close();
    clearTimeout(this.#drawing);
  }

  #setChat(chat: Chat): void {
    this.#chat.value = chat;
    // Who was waiting does not have to any more.
    if (chat.slowModeSeconds === 0) this.standing.noteSent(0);
  }

  #setPending(comment: PendingComment): void {
    const others = this.#pending.peek().filter((other) => other.commentId !== comment.commentId);
    this.#pending.value = [...others, comment];
  }

  /** The first one is drawn at once, those that follow closely together. */
  #arrive(comment: Comment): void {
    this.#arrived.push(comment);
    if (this.#drawing !== undefined) return;
    this.#drawArrived();
  }

  #drawArrived(): void {
    const arrived = this.#arrived;
    this.#arrived = [];
    this.#drawing = arrived.length === 0 ? undefined : setTimeout(() => this.#drawArrived(), drawEveryMs);
    this.#add(arrived);
  }

  #add(comments: readonly Comment[]): void {
    if (this.#feed.take(comments)) this.#all.value = this.#feed.all;
    const known = new Set<string>(comments.map((comment) => comment.commentId));
    if (this.#pending.peek().some((comment) => known.has(comment.commentId))) {
      this.#pending.value = this.#pending.peek().filter((comment) => !known.has(comment.commentId));
    }
  }

  async #read(abort: AbortSignal): Promise<void> {
    const { api, streamId } = this.#options;
    for (let page = 0; page < pagesPerRound; page += 1) {
      const after = this.#cursor === undefined ? {} : { after: this.#cursor, limit: pageSize };
      const answer = await api('comments.list', { query: { streamId, ...after } }, { signal: abort });
      this.#cursor = answer.cursor;
      this.#setChat(answer.chat);
      this.#add([...answer.comments, ...answer.changed]);
      this.#loaded.value = true;
      if (!answer.more) return;
    }
  }
}
