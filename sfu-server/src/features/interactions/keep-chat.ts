import type { Chat, RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller, User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { distinctWords } from './blocked-words.ts';
import { findRules, findSettings, storeSettings, storeWords } from './chat.repo.ts';
import { findComment } from './comments.repo.ts';
import { stateOf } from './comments.views.ts';
import type { LockShow, ReadMute } from './ports.ts';
import { readChat } from './read-comments.ts';
import { readWaitMs } from './slow-mode.ts';

interface ChatDeps {
  readonly uow: UnitOfWork;
  readonly lockShow: LockShow;
  readonly readMute: ReadMute;
}

/** Changes how the chat of the seller's own show is kept. Throws `not-found` and `stream-ended`. */
export async function updateChat(
  { uow, lockShow }: ChatDeps,
  { streamId, slowModeSeconds, linksAllowed }: RouteInput<Routes['chat.update']>['body'],
  { vendorId }: Seller,
): Promise<Chat> {
  return uow.run(async ({ tx, emit }) => {
    const show = await lockShow(tx, streamId, vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status === 'ended') throw new AppError('stream-ended');
    await storeSettings(tx, streamId, {
      ...(slowModeSeconds !== undefined && { slowModeSeconds }),
      ...(linksAllowed !== undefined && { linksAllowed }),
    });
    emit({ type: 'chat-changed', streamId });
    return readChat(tx, streamId);
  });
}

/**
 * Pins a comment on the seller's own live show instead of the one before; null takes the pin off. Throws `stream-not-live`, and
 * `not-found` also for a comment of another show or one that is not shown.
 */
export async function pinComment(
  { uow, lockShow }: ChatDeps,
  { streamId, commentId }: RouteInput<Routes['chat.pin']>['body'],
  { vendorId }: Seller,
): Promise<Chat> {
  return uow.run(async ({ tx, emit }) => {
    const show = await lockShow(tx, streamId, vendorId);
    if (!show) throw new AppError('not-found');
    if (show.status !== 'live') throw new AppError('stream-not-live');
    if (commentId !== null) {
      const found = await findComment(tx, commentId);
      if (found?.streamId !== streamId || stateOf(found) !== 'shown') throw new AppError('not-found');
    }
    const before = (await findSettings(tx, streamId))?.pinnedCommentId ?? null;
    if (before !== commentId) {
      await storeSettings(tx, streamId, { pinnedCommentId: commentId });
      emit({ type: 'chat-changed', streamId });
    }
    return readChat(tx, streamId);
  });
}

/** Whether and when somebody may write in a show. Throws `not-found` and `banned-from-shop`. */
export async function readOwnTurn(
  { uow, readMute }: ChatDeps,
  streamId: string,
  { userId }: User,
): Promise<RouteOutput<Routes['chat.mine']>> {
  return uow.read(async (db) => {
    const rules = await findRules(db, streamId);
    if (!rules) throw new AppError('not-found');
    const mute = await readMute(db, streamId, userId);
    const slowModeSeconds = userId === rules.sellerUserId ? 0 : (rules.slowModeSeconds ?? 0);
    const waitMs = await readWaitMs(db, { streamId, userId, slowModeSeconds });
    return {
      muted: mute && { reason: mute.reason, until: mute.until?.toISOString() ?? null },
      nextAt: waitMs > 0 ? new Date(Date.now() + waitMs).toISOString() : null,
    };
  });
}

/** Replaces the seller's list of words that nobody else may use. */
export async function setWords(
  { uow }: Pick<ChatDeps, 'uow'>,
  words: readonly string[],
  { vendorId }: Seller,
): Promise<{ words: string[] }> {
  const distinct = distinctWords(words);
  await uow.run(({ tx }) => storeWords(tx, vendorId, distinct));
  return { words: distinct };
}
