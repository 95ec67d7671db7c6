import type { Reaction } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findReaction, insertReaction, removeReaction } from './interactions.repo.ts';
import { known } from './known-show.ts';
import type { AssertWelcome, PublicCounters, RecordInteraction } from './ports.ts';
import { changeOfPress, pressReaction } from './press-reaction.ts';

interface ReactDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordInteraction;
  readonly assertWelcome: AssertWelcome;
}

interface Press {
  readonly streamId: string;
  readonly pressed: Reaction;
  /** Set it, whatever stood before; a second press does not take it back. */
  readonly keep: boolean;
}

/**
 * Presses like or dislike on a live show. Throws `not-found`, `stream-not-live` or `banned-from-shop`.
 * The show's figures are locked before the old reaction is read, so presses of one user in parallel take turns.
 */
export async function react(
  { uow, recordFact, assertWelcome }: ReactDeps,
  { streamId, pressed, keep }: Press,
  user: User,
): Promise<{ reaction: Reaction | null; counters: PublicCounters }> {
  return uow.run(async ({ tx, emit }) => {
    const locked = known(await recordFact(tx, streamId, {}));
    await assertWelcome(tx, streamId, user.userId);
    const before = await findReaction(tx, streamId, user.userId);
    const after = pressReaction(before, pressed, keep);
    if (before === after) return { reaction: after, counters: locked.counters };
    if (before !== null) await removeReaction(tx, streamId, user.userId);
    if (after !== null)
      await insertReaction(tx, { id: uuidv7(), streamId, userId: user.userId, reaction: after });
    const moved = known(await recordFact(tx, streamId, changeOfPress(before, after)));
    emit({ type: 'counters-moved', streamId });
    return { reaction: after, counters: moved.counters };
  });
}
