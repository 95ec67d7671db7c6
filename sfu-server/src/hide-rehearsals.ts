import type { Actor } from './platform/actor.ts';
import type { Handlers } from './platform/handlers.ts';

/** Throws `not-found` for a rehearsal of somebody else. */
type AssertVisible = (streamId: string, actor: Actor) => Promise<void>;

type Guarded = 'comments.list' | 'interact.getComments' | 'viewers.count' | 'drops.list';

/** What everyone may read of a show, of a rehearsal its seller alone. */
export function hideRehearsals(handlers: Handlers<Guarded>, assertVisible: AssertVisible): Handlers<Guarded> {
  return {
    async 'comments.list'(input, context) {
      await assertVisible(input.query.streamId, context.actor);
      return handlers['comments.list'](input, context);
    },
    async 'interact.getComments'(input, context) {
      await assertVisible(input.body.streamId, context.actor);
      return handlers['interact.getComments'](input, context);
    },
    async 'viewers.count'(input, context) {
      await assertVisible(input.query.streamId, context.actor);
      return handlers['viewers.count'](input, context);
    },
    async 'drops.list'(input, context) {
      await assertVisible(input.query.streamId, context.actor);
      return handlers['drops.list'](input, context);
    },
  };
}
