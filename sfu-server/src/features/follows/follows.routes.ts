import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { listFollows, setFollow } from './follow.ts';
import type { ReadCards } from './ports.ts';
import { dropReminder, listReminders, setReminder } from './remind.ts';

interface FollowDeps {
  readonly uow: UnitOfWork;
  readonly readCards: ReadCards;
}

export interface Follows {
  readonly handlers: Handlers<
    | 'follows.mine'
    | 'follows.set'
    | 'follows.remove'
    | 'reminders.mine'
    | 'reminders.set'
    | 'reminders.remove'
  >;
}

/** Which sellers and which shows somebody wants to hear of. */
export function createFollows(deps: FollowDeps): Follows {
  return {
    handlers: {
      'follows.mine': ({ query }, { actor }) => listFollows(deps, query, actor),
      'follows.set': ({ params }, { actor }) => setFollow(deps, { ...params, following: true }, actor),
      'follows.remove': ({ params }, { actor }) => setFollow(deps, { ...params, following: false }, actor),
      'reminders.mine': ({ query }, { actor }) => listReminders(deps, query, actor),
      'reminders.set': ({ params }, { actor }) => setReminder(deps, params.streamId, actor),
      'reminders.remove': ({ params }, { actor }) => dropReminder(deps, params.streamId, actor),
    },
  };
}
