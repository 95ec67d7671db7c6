import type { Reaction } from '@stallcast/shared/contract';
import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { createCommentRepeats } from './comment-repeats.ts';
import { getComments } from './get-comments.ts';
import { findReaction, readCursor } from './interactions.repo.ts';
import type { AssertWelcome, RecordInteraction } from './ports.ts';
import { react } from './react.ts';
import { writeComment } from './write-comment.ts';
import { AppError } from '../../platform/errors.ts';

interface InteractionDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordInteraction;
  readonly assertWelcome: AssertWelcome;
  /** Widens the limit of repeated comments. */
  readonly rateLimitFactor: number;
}

type Own =
  | 'interact.getComments'
  | 'interact.myReaction'
  | 'interact.like'
  | 'interact.dislike'
  | 'interact.comment';

/** Likes, dislikes and comments. */
export function createInteractions(deps: InteractionDeps): { readonly handlers: Handlers<Own> } {
  const repeats = createCommentRepeats(deps.rateLimitFactor);
  const press =
    (pressed: Reaction) =>
    (input: { body: { streamId: string; keep: boolean } }, { actor }: RequestContext<'user'>) =>
      react(deps, { ...input.body, pressed }, actor);
  return {
    handlers: {
      'interact.getComments': ({ body }) => getComments(deps, body),
      'interact.myReaction': ({ query }, { actor }) => myReaction(deps, query.streamId, actor.userId),
      'interact.like': press('like'),
      'interact.dislike': press('dislike'),
      'interact.comment': ({ body }, { actor }) => writeComment({ ...deps, repeats }, body, actor),
    },
  };
}

async function myReaction(
  { uow }: InteractionDeps,
  streamId: string,
  userId: string,
): Promise<{ reaction: Reaction | null }> {
  return uow.read(async (db) => {
    if ((await readCursor(db, streamId)) === undefined) throw new AppError('not-found');
    return { reaction: await findReaction(db, streamId, userId) };
  });
}
