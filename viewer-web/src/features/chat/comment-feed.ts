import type { Comment } from '@stallcast/shared/contract';

/**
 * The comments of a show, each once, in the order of its history and in the newest version that was heard of. Only the
 * newest `most` stay, so that a long show does not fill the page.
 */
export class CommentFeed {
  readonly #most: number;
  readonly #byId = new Map<string, Comment>();
  #ordered: readonly Comment[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Also those that are not shown any more. The same array comes back while nothing changed. */
  get all(): readonly Comment[] {
    return this.#ordered;
  }

  /** Takes what is new, or newer than known. False when nothing was. */
  take(comments: readonly Comment[]): boolean {
    const news = comments.filter((comment) => this.#isNews(comment));
    if (news.length === 0) return false;
    const last = this.#ordered.at(-1)?.cursor ?? -1;
    for (const comment of news) this.#byId.set(comment.commentId, comment);
    const appended = news.every(({ cursor }, index) => cursor > (news[index - 1]?.cursor ?? last));
    this.#ordered = appended ? [...this.#ordered, ...news] : inOrder(this.#byId.values());
    this.#forgetExcerpts(news);
    this.#trim();
    return true;
  }

  #isNews({ commentId, cursor, version }: Comment): boolean {
    const known = this.#byId.get(commentId);
    if (known) return version > known.version;
    // What changed before the first comment on this page is not missing here.
    return version === cursor || cursor >= (this.#ordered[0]?.cursor ?? Number.POSITIVE_INFINITY);
  }

  /** An excerpt of a comment that was hidden or deleted must not outlive it. */
  #forgetExcerpts(news: readonly Comment[]): void {
    const changed = new Set(
      news.filter(({ cursor, version }) => version > cursor).map(({ commentId }) => commentId),
    );
    if (changed.size === 0) return;
    this.#ordered = this.#ordered.map((comment) => {
      const { replyTo } = comment;
      if (!replyTo || replyTo.excerpt === null || !changed.has(replyTo.commentId)) return comment;
      const without = { ...comment, replyTo: { ...replyTo, excerpt: null } };
      this.#byId.set(comment.commentId, without);
      return without;
    });
  }

  #trim(): void {
    const over = this.#ordered.length - this.#most;
    if (over <= 0) return;
    for (const { commentId } of this.#ordered.slice(0, over)) this.#byId.delete(commentId);
    this.#ordered = this.#ordered.slice(over);
  }
}

function inOrder(comments: Iterable<Comment>): readonly Comment[] {
  return [...comments].sort((one, other) => one.cursor - other.cursor);
}
