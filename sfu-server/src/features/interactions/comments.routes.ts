import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { deleteComment, hideComment, unhideComment } from './change-comment.ts';
import { findWords, isOwnShow } from './chat.repo.ts';
import { createCommentRepeats } from './comment-repeats.ts';
import { findHiddenComments } from './comments.repo.ts';
import { toHiddenComment } from './comments.views.ts';
import { pinComment, readOwnTurn, setWords, updateChat } from './keep-chat.ts';
import type { AssertMayWrite, LockShow, ReadMute, RecordInteraction } from './ports.ts';
import { getComments } from './read-comments.ts';
import { listReports, reportComment, settleComment } from './reports.ts';
import { writeComment } from './write-comment.ts';

export interface CommentDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordInteraction;
  /** The same for what may also happen before or after a show. */
  readonly numberFact: RecordInteraction;
  readonly lockShow: LockShow;
  readonly assertMayWrite: AssertMayWrite;
  readonly readMute: ReadMute;
  /** Widens the limit of repeated comments. */
  readonly rateLimitFactor: number;
}

type Own =
  | 'comments.list'
  | 'interact.getComments'
  | 'interact.comment'
  | 'comments.hide'
  | 'comments.unhide'
  | 'comments.delete'
  | 'comments.hidden'
  | 'comments.report'
  | 'reports.list'
  | 'reports.settle'
  | 'chat.update'
  | 'chat.pin'
  | 'chat.mine'
  | 'words.show'
  | 'words.set';

/** The conversation of a show: writing, reading, and keeping it a good one. */
export function createComments(deps: CommentDeps): Handlers<Own> {
  const repeats = createCommentRepeats(deps.rateLimitFactor);
  return {
    'comments.list': ({ query }) => getComments(deps, query),
    'interact.getComments': ({ body }) => getComments(deps, body),
    'interact.comment': ({ body }, { actor }) => writeComment({ ...deps, repeats }, body, actor),
    'comments.hide': async ({ params }, { actor }) => ({
      comment: await hideComment(deps, params.commentId, actor),
    }),
    'comments.unhide': async ({ params }, { actor }) => ({
      comment: await unhideComment(deps, params.commentId, actor),
    }),
    'comments.delete': async ({ params }, { actor }) => ({
      comment: await deleteComment(deps, params.commentId, actor),
    }),
    'comments.hidden': ({ query }, { actor }) => listHidden(deps, query, actor),
    'comments.report': async (input, { actor }) => {
      await reportComment(deps, input, actor);
      return { reported: true };
    },
    'reports.list': ({ query }, { actor }) => listReports(deps, query, actor),
    'reports.settle': async (input, { actor }) => ({ settled: await settleComment(deps, input, actor) }),
    'chat.update': async ({ body }, { actor }) => ({ chat: await updateChat(deps, body, actor) }),
    'chat.pin': async ({ body }, { actor }) => ({ chat: await pinComment(deps, body, actor) }),
    'chat.mine': ({ query }, { actor }) => readOwnTurn(deps, query.streamId, actor),
    'words.show': async (_input, { actor }) => ({
      words: await deps.uow.read((db) => findWords(db, actor.vendorId)),
    }),
    'words.set': ({ body }, { actor }) => setWords(deps, body.words, actor),
  };
}

async function listHidden(
  { uow }: CommentDeps,
  { streamId, after, limit }: RouteInput<Routes['comments.hidden']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['comments.hidden']>> {
  return uow.read(async (db) => {
    if (!(await isOwnShow(db, streamId, vendorId))) throw new AppError('not-found');
    // One more than asked for tells whether there is more.
    const rows = await findHiddenComments(db, { streamId, after, limit: limit + 1 });
    const comments = rows.slice(0, limit).map(toHiddenComment);
    return { comments, next: rows.length > limit ? (comments.at(-1)?.commentId ?? null) : null };
  });
}
