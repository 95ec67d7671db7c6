import type { Comment } from '@stallcast/shared/contract';
import type { Seller, User } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { unpinComment } from './chat.repo.ts';
import { changeComment, type CommentRow, findComment } from './comments.repo.ts';
import { stateOf, toComment } from './comments.views.ts';
import { known } from './known-show.ts';
import type { LockShow, RecordInteraction } from './ports.ts';
import { settleReports } from './reports.repo.ts';

interface ChangeDeps {
  readonly uow: UnitOfWork;
  /** Also for shows that have ended. */
  readonly numberFact: RecordInteraction;
  readonly lockShow: LockShow;
}

/** Hides a comment of the seller's own show; one that is not shown stays as it is. Throws `not-found`. */
export async function hideComment(deps: ChangeDeps, commentId: string, seller: Seller): Promise<Comment> {
  return deps.uow.run((work) => hideIn(deps, work, commentId, seller));
}

/** The same in the caller's transaction. */
export async function hideIn(
  deps: ChangeDeps,
  { tx, emit }: Work,
  commentId: string,
  seller: Seller,
): Promise<Comment> {
  const { streamId } = await lockOwn(deps, tx, commentId, seller);
  const state = stateOf(await readBack(tx, commentId));
  if (state === 'shown') {
    const { seq } = known(await deps.numberFact(tx, streamId, {}));
    await changeComment(tx, commentId, seq, { kind: 'hide', by: seller.userId });
    await settleReports(tx, commentId, 'hidden');
  }
  return tell({ tx, emit }, commentId, state !== 'shown');
}

/** Shows a comment again that was hidden. Throws `not-found`. */
export async function unhideComment(deps: ChangeDeps, commentId: string, seller: Seller): Promise<Comment> {
  return deps.uow.run(async ({ tx, emit }) => {
    const { streamId } = await lockOwn(deps, tx, commentId, seller);
    const { hiddenAt } = await readBack(tx, commentId);
    if (hiddenAt !== null) {
      const { seq } = known(await deps.numberFact(tx, streamId, {}));
      await changeComment(tx, commentId, seq, { kind: 'unhide' });
    }
    return tell({ tx, emit }, commentId, hiddenAt === null);
  });
}

/** Takes back one's own comment for good; one that was taken back stays so. Throws `not-found`. */
export async function deleteComment(
  { uow, numberFact }: ChangeDeps,
  commentId: string,
  { userId }: User,
): Promise<Comment> {
  return uow.run(async ({ tx, emit }) => {
    const found = await findComment(tx, commentId);
    if (found?.userId !== userId) throw new AppError('not-found');
    if (found.deletedAt !== null) return toComment(found);
    const { seq } = known(await numberFact(tx, found.streamId, {}));
    const deleted = await changeComment(tx, commentId, seq, { kind: 'delete' });
    return tell({ tx, emit }, commentId, !deleted);
  });
}

/** Locks the show of a comment, so that whatever is done to its comments takes turns. Throws `not-found`. */
async function lockOwn(
  { lockShow }: ChangeDeps,
  tx: Transaction,
  commentId: string,
  { vendorId }: Seller,
): Promise<{ streamId: string }> {
  const found = await findComment(tx, commentId);
  if (!found || !(await lockShow(tx, found.streamId, vendorId))) throw new AppError('not-found');
  return found;
}

/** Tells everyone how a comment stands now, unless nothing was done; one that is not shown is not pinned either. */
async function tell({ tx, emit }: Work, commentId: string, isUnchanged: boolean): Promise<Comment> {
  const comment = toComment(await readBack(tx, commentId));
  if (isUnchanged) return comment;
  const { streamId, state } = comment;
  emit({ type: 'comment-changed', streamId, comment });
  if (state !== 'shown' && (await unpinComment(tx, streamId, commentId)))
    emit({ type: 'chat-changed', streamId });
  return comment;
}

async function readBack(tx: Transaction, commentId: string): Promise<CommentRow> {
  const row = await findComment(tx, commentId);
  if (!row) throw new Error('comments are never removed');
  return row;
}
