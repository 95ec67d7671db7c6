import { ApiError } from '@stallcast/shared/client';
import type { RouteOutput, Routes, SavedStream, Stream } from '@stallcast/shared/contract';
import { deleteWord } from '@stallcast/shared/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useReducer } from 'react';
import { api } from '../../lib/api.ts';
import { inBackground } from '../../lib/in-background.ts';
import { myShowsKey } from '../../lib/query-keys.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { firstChoice, nextChoice } from './end-choice.ts';
import type { ReplayTerms } from './replay-terms.ts';

export type FinalFigures = RouteOutput<Routes['endStream.delete']>['figures'];

/** A show that is to be ended, as much of it as that takes. */
export type EndingShow = Pick<Stream, 'streamId' | 'title' | 'visibility'>;

/** How a show ended. */
export interface EndedShow {
  readonly figures: FinalFigures;
  /** Its replay; null when it was deleted, or a rehearsal. */
  readonly savedStream: SavedStream | null;
  readonly rehearsal: boolean;
}

/** Ends a show in one of the two ways; `onEnded` is told once the server did it. */
export function useEndShow({ streamId, visibility }: EndingShow, onEnded: (ended: EndedShow) => void) {
  const queries = useQueryClient();
  const [choice, dispatch] = useReducer(nextChoice, firstChoice);

  async function finish(end: () => Promise<Omit<EndedShow, 'rehearsal'>>): Promise<void> {
    try {
      const ended = await end();
      // Not one moment longer may a list say that the show is on.
      inBackground(queries.resetQueries({ queryKey: myShowsKey }));
      onEnded({ ...ended, rehearsal: visibility === 'rehearsal' });
    } catch (error) {
      dispatch({ move: 'failed', fault: faultText(error) });
    }
  }

  function remove(confirm: string): void {
    dispatch({ move: 'confirm' });
    inBackground(
      finish(async () => ({
        ...(await api('endStream.delete', { body: { streamId, confirm } })),
        savedStream: null,
      })),
    );
  }

  return {
    choice,
    back: () => dispatch({ move: 'back' }),
    askDelete: () => dispatch({ move: 'delete' }),
    save(terms: ReplayTerms) {
      dispatch({ move: 'save' });
      inBackground(finish(() => api('endStream.save', { body: { streamId, ...terms } })));
    },
    /** `typed` is what the seller wrote to confirm it. */
    confirmDelete: remove,
    /** Nothing of a rehearsal is kept, so nothing has to be confirmed. */
    endRehearsal() {
      dispatch({ move: 'delete' });
      remove(deleteWord);
    },
  };
}

/** When the server did not hear of it, or would not do it, the show goes on: that is what the seller must know. */
function faultText(error: unknown): string {
  const code = error instanceof ApiError ? error.code : null;
  const over = code === 'stream-not-live' || code === 'stream-ended-otherwise';
  return over ? problemText(error) : `${t.endShow.failed} ${problemText(error)}`;
}
