import { ApiError } from '@stallcast/shared/client';
import type { Reminding } from '../../features/upcoming/ports.ts';
import { ReminderStore } from '../../features/upcoming/reminder-store.ts';
import { upcomingText as text } from '../../messages/en/upcoming.ts';
import type { KeptAction } from '../kept-action.ts';
import { problemText } from '../problem-text.ts';
import { useServices } from '../services.ts';
import { useOpened } from '../use-opened.ts';

interface Reminders extends Reminding {
  readonly store: ReminderStore;
  /** Does what a guest pressed before logging in. */
  goOn(action: Extract<KeptAction, { kind: 'remind' }>): void;
}

/** Reminds of shows, or no longer; guests log in first, and are reminded when they are back. */
export function useReminders(): Reminders {
  const { api, askToLogIn, session, toasts } = useServices();
  const userId = session.account.value?.userId;
  const store = useOpened(() => new ReminderStore(api, userId === undefined), userId);
  const set = async (streamId: string, wanted: boolean) => {
    if (session.account.peek() === null) return askToLogIn({ kind: 'remind', streamId });
    try {
      await store.set(streamId, wanted);
      if (wanted) toasts.show(text.set, 'good');
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated')
        askToLogIn({ kind: 'remind', streamId }, error);
      else toasts.show(problemText(error), 'bad');
    }
  };
  return {
    store,
    isSet: (streamId) => store.isSet(streamId),
    press: (streamId) => void set(streamId, !store.isSet(streamId)),
    goOn: ({ streamId }) => void set(streamId, true),
  };
}
