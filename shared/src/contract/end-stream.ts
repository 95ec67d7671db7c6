import { z } from 'zod';
import { defineRoute } from './define.ts';
import { streamId } from './fields.ts';
import { replayTerms, savedStream } from './recordings.ts';
import { sellerCounters } from './streams.ts';

const finalFigures = z.object({ durationMs: z.int().min(0), counters: sellerCounters });

export const endStreamRoutes = {
  'endStream.save': defineRoute({
    method: 'POST',
    path: '/api/live/end-stream',
    action: 'save',
    access: 'seller',
    limit: 'write',
    summary:
      'End the show and keep its recording as a replay, which is as public as the show where nothing else is said. Saying it again answers the same.',
    body: z.strictObject({ streamId, ...replayTerms }),
    output: z.object({ figures: finalFigures, savedStream }),
    errors: ['not-found', 'stream-not-live', 'stream-ended-otherwise', 'rehearsal-not-kept'],
  }),
  'endStream.delete': defineRoute({
    method: 'POST',
    path: '/api/live/end-stream',
    action: 'delete',
    access: 'seller',
    limit: 'write',
    summary: 'End the show and remove its recording for good. Saying it again answers the same.',
    body: z.strictObject({
      streamId,
      /** The show's title or the word `delete`, typed by its seller. */
      confirm: z.string().max(2000),
    }),
    output: z.object({ figures: finalFigures }),
    errors: ['not-found', 'stream-not-live', 'stream-ended-otherwise'],
  }),
};
