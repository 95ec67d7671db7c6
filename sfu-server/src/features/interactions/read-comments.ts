import type { Chat, Comment } from '@stallcast/shared/contract';
import { cutOfFeeds, upToCursor } from '../../platform/cut-of-feeds.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findPinned, findSettings } from './chat.repo.ts';
import { findChanged, findCommentsById, findLatest, findWritten, readCursor } from './comments.repo.ts';
import { toChat, toComment } from './comments.views.ts';

interface CommentsQuery {
  readonly streamId: string;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A stretch of a show's history: after `after` (null: the latest), up to and with `upTo`, `limit` comments of each kind. */
interface Stretch {
  readonly streamId: string;
  readonly after: number | null;
  readonly upTo: number;
  readonly limit: number;
}

export interface CommentStretch {
  /** Written in the stretch, oldest first. */
  readonly comments: Comment[];
  /** Written before it and changed in it, in the order of their `version`. */
  readonly changed: Comment[];
}

/** The comments of a stretch as they stand now. */
export async function readStretch(db: Queryable, { after, ...stretch }: Stretch): Promise<CommentStretch> {
  if (after === null) {
    const [latest = []] = await readInOrder(db, [await findLatest(db, stretch)]);
    // What was hidden since it was found comes as a change with the next call.
    return { comments: latest.filter(({ state }) => state === 'shown'), changed: [] };
  }
  const written = await findWritten(db, { ...stretch, after });
  const changes = await findChanged(db, { ...stretch, after });
  const [comments = [], changed = []] = await readInOrder(db, [written, changes]);
  // One that changed again since it was found has gone to the end.
  return { comments, changed: changed.toSorted((one, other) => one.version - other.version) };
}

/** Some lists of comments, each in the order of its ids. */
async function readInOrder(db: Queryable, lists: readonly (readonly string[])[]): Promise<Comment[][]> {
  const rows = await findCommentsById(db, lists.flat());
  const comments = new Map(rows.map((row) => [row.id, toComment(row)]));
  return lists.map((ids) => ids.flatMap((id) => comments.get(id) ?? []));
}

/** How the chat of a show is kept, and what is pinned in it. */
export async function readChat(db: Queryable, streamId: string): Promise<Chat> {
  const settings = await findSettings(db, streamId);
  return toChat(streamId, settings, await findPinned(db, settings));
}

/**
 * Comments after a cursor and what changed since, or the latest ones. Throws `not-found`.
 * The cursor is read first: what is committed later has a higher number and comes with the next call.
 */
export async function getComments(
  { uow }: { readonly uow: UnitOfWork },
  { streamId, after, limit }: CommentsQuery,
): Promise<CommentStretch & { chat: Chat; cursor: number; more: boolean }> {
  return uow.read(async (db) => {
    const upTo = await readCursor(db, streamId);
    if (upTo === undefined) throw new AppError('not-found');
    const chat = await readChat(db, streamId);
    if (after === undefined) {
      const latest = await readStretch(db, { streamId, after: null, upTo, limit });
      return { ...latest, chat, cursor: upTo, more: false };
    }
    // One more than asked for tells whether there is more.
    const { comments, changed } = await readStretch(db, { streamId, after, upTo, limit: limit + 1 });
    const end = endOf([...comments, ...changed], after, upTo);
    const cut = cutOfFeeds([comments, placedByChange(changed)], limit, end);
    return {
      comments: upToCursor(comments, cut.cursor),
      changed: changed.filter(({ version }) => version <= cut.cursor),
      chat,
      ...cut,
    };
  });
}

/**
 * Where all that was found ends. Not at the end of the history, which visits and orders move too: while nobody writes, all who ask
 * go on from one place, and get the same answer.
 */
function endOf(found: readonly Comment[], after: number, upTo: number): number {
  const last = Math.max(after, ...found.map(({ version }) => version));
  // What changed again since it was found has a place of its own beyond.
  return Math.max(after, Math.min(upTo, last));
}

/** A feed of changes goes by when they were made. */
function placedByChange(changed: readonly Comment[]): { readonly cursor: number }[] {
  return changed.map(({ version }) => ({ cursor: version }));
}
