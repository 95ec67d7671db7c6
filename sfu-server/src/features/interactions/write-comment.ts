import type { Comment } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { type UnitOfWork, violates, type Work } from '../../platform/unit-of-work.ts';
import { hasBlockedWord } from './blocked-words.ts';
import { findRules } from './chat.repo.ts';
import type { CommentRepeats } from './comment-repeats.ts';
import { findComment, findSeen, insertComment } from './comments.repo.ts';
import { toComment } from './comments.views.ts';
import { findHandles, findLinks, toSpans } from './find-spans.ts';
import { known } from './known-show.ts';
import type { AssertMayWrite, RecordInteraction } from './ports.ts';
import { assertNotTooSoon } from './slow-mode.ts';

interface CommentDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordInteraction;
  readonly repeats: CommentRepeats;
  readonly assertMayWrite: AssertMayWrite;
}

interface NewComment {
  readonly streamId: string;
  readonly text: string;
  /** Made by the caller so that a retry stores nothing twice. */
  readonly commentId?: string | undefined;
  /** A comment of the same show. */
  readonly replyTo?: string | undefined;
}

/** What was found out about a comment before it is stored. */
interface Checked extends NewComment {
  readonly id: string;
  readonly spans: readonly object[];
  /** Between two comments of its writer; 0 for none. */
  readonly slowModeSeconds: number;
}

/**
 * Stores a comment on a live show. A retry answers the stored one. Throws `not-found`, `stream-not-live`, `banned-from-shop`, `muted`,
 * `comment-blocked`, `slow-mode`, and `rate-limited` for saying the same again and again.
 */
export async function writeComment(
  deps: CommentDeps,
  input: NewComment,
  user: User,
): Promise<{ comment: Comment }> {
  const id = input.commentId ?? uuidv7();
  const stored = await storedComment(deps.uow, id, input, user);
  if (stored) return { comment: stored };
  const checked = { ...input, id, ...(await deps.uow.read((db) => check(deps, db, input, user))) };
  // Only now: whoever was told to wait says the same again, and has not said it yet.
  await deps.repeats.note({ ...input, userId: user.userId });
  try {
    return { comment: await deps.uow.run((work) => store(deps, work, checked, user)) };
  } catch (error) {
    if (!violates(error, 'stream_interactions_pkey')) throw error;
    // The same comment, sent twice at once: the other one was faster.
    const first = await storedComment(deps.uow, id, input, user);
    if (first) return { comment: first };
    throw error;
  }
}

/** Everything that can be found out without the lock of the show's figures, which all who write wait for. */
async function check(
  { assertMayWrite }: CommentDeps,
  db: Queryable,
  { streamId, text, replyTo }: NewComment,
  { userId }: User,
): Promise<Pick<Checked, 'spans' | 'slowModeSeconds'>> {
  const rules = await findRules(db, streamId);
  if (!rules) throw new AppError('not-found');
  await assertMayWrite(db, streamId, userId);
  if (replyTo !== undefined && (await findComment(db, replyTo))?.streamId !== streamId)
    throw new AppError('not-found');
  const spans = await findSpans(db, streamId, text);
  // Sellers speak in their own shows as they like.
  if (userId === rules.sellerUserId) return { spans, slowModeSeconds: 0 };
  if (rules.words !== null && hasBlockedWord(text, rules.words)) throw new AppError('comment-blocked');
  const slowModeSeconds = rules.slowModeSeconds ?? 0;
  await assertNotTooSoon(db, { streamId, userId, slowModeSeconds });
  return { spans, slowModeSeconds };
}

async function findSpans(db: Queryable, streamId: string, text: string): Promise<object[]> {
  const links = findLinks(text);
  const handles = findHandles(text, links);
  const names = handles.flatMap((handle) => handle.names.map((name) => name.toLowerCase()));
  const seen = await findSeen(db, streamId, names);
  return toSpans(links, handles, new Map(seen.map(({ username, userId }) => [username, userId])));
}

async function store(
  { recordFact, assertMayWrite }: CommentDeps,
  { tx, emit }: Work,
  { id, streamId, text, spans, replyTo, slowModeSeconds }: Checked,
  { userId }: User,
): Promise<Comment> {
  const { seq } = known(await recordFact(tx, streamId, { comments: 1 }));
  // Once more: who writes with two hands at once is told to wait here, and who was muted meanwhile is told so.
  await assertMayWrite(tx, streamId, userId);
  await assertNotTooSoon(tx, { streamId, userId, slowModeSeconds });
  await insertComment(tx, {
    ...{ id, streamId, userId, seq, commentText: text },
    ...{ replyTo: replyTo ?? null, spans: spans.length === 0 ? null : spans },
  });
  const row = await findComment(tx, id);
  if (!row) throw new Error('a comment that was just stored is there');
  const comment = toComment(row);
  emit({ type: 'comment-added', streamId, comment });
  emit({ type: 'counters-moved', streamId });
  return comment;
}

/** The comment under this id if it is this user's own on this show. Throws `not-found` when it is somebody else's. */
async function storedComment(
  uow: UnitOfWork,
  id: string,
  { streamId }: NewComment,
  user: User,
): Promise<Comment | null> {
  const row = await uow.read((db) => findComment(db, id));
  if (!row) return null;
  if (row.userId !== user.userId || row.streamId !== streamId) throw new AppError('not-found');
  return toComment(row);
}
