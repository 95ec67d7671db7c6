import type { Comment } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { type UnitOfWork, violates, type Work } from '../../platform/unit-of-work.ts';
import type { CommentRepeats } from './comment-repeats.ts';
import { findComment, insertComment } from './interactions.repo.ts';
import { rowToComment, toComment } from './interactions.views.ts';
import { known } from './known-show.ts';
import type { AssertWelcome, RecordInteraction } from './ports.ts';

interface CommentDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordInteraction;
  readonly repeats: CommentRepeats;
  readonly assertWelcome: AssertWelcome;
}

interface NewComment {
  readonly streamId: string;
  readonly text: string;
  /** Made by the caller so that a retry stores nothing twice. */
  readonly commentId?: string | undefined;
}

/**
 * Stores a comment on a live show. A retry answers the stored one. Throws `not-found`, `stream-not-live`, `banned-from-shop`, and
 * `rate-limited` for saying the same again and again.
 */
export async function writeComment(
  deps: CommentDeps,
  input: NewComment,
  user: User,
): Promise<{ comment: Comment }> {
  const id = input.commentId ?? uuidv7();
  const stored = await storedComment(deps.uow, id, input, user);
  if (stored) return { comment: stored };
  await deps.repeats.note({ ...input, userId: user.userId });
  try {
    return { comment: await deps.uow.run((work) => store(deps, work, { ...input, id }, user)) };
  } catch (error) {
    if (!violates(error, 'stream_interactions_pkey')) throw error;
    // The same comment, sent twice at once: the other one was faster.
    const first = await storedComment(deps.uow, id, input, user);
    if (first) return { comment: first };
    throw error;
  }
}

async function store(
  { recordFact, assertWelcome }: CommentDeps,
  { tx, emit }: Work,
  input: NewComment & { readonly id: string },
  user: User,
): Promise<Comment> {
  const { streamId, text } = input;
  const fact = known(await recordFact(tx, streamId, { comments: 1 }));
  await assertWelcome(tx, streamId, user.userId);
  const { createdAt } = await insertComment(tx, {
    id: input.id,
    streamId,
    userId: user.userId,
    seq: fact.seq,
    commentText: text,
  });
  const comment = toComment({
    ...{ id: input.id, streamId, seq: fact.seq, text, createdAt },
    author: { userId: user.userId, displayName: user.displayName, isSeller: user.vendorId === fact.vendorId },
  });
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
  return rowToComment(row);
}
