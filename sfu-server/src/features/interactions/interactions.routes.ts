import type { Reaction } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { readCursor } from './comments.repo.ts';
import { type CommentDeps, createComments } from './comments.routes.ts';
import { findReaction } from './interactions.repo.ts';
import type { AssertWelcome } from './ports.ts';
import { react } from './react.ts';

interface InteractionDeps extends CommentDeps {
  readonly uow: UnitOfWork;
  readonly assertWelcome: AssertWelcome;
}

type Own =
  | keyof ReturnType<typeof createComments>
  | 'interact.myReaction'
  | 'interact.like'
  | 'interact.dislike';

/** Likes, dislikes and comments. */
export function createInteractions(deps: InteractionDeps): { readonly handlers: Handlers<Own> } {
  const press =
    (pressed: Reaction) =>
    (input: { body: { streamId: string; keep: boolean } }, { actor }: RequestContext<'user'>) =>
      react(deps, { ...input.body, pressed }, actor);
  return {
    handlers: {
      ...createComments(deps),
      'interact.myReaction': ({ query }, { actor }) => myReaction(deps, query.streamId, actor.userId),
      'interact.like': press('like'),
      'interact.dislike': press('dislike'),
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
