import { type RequestHandler, Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { inertFilePolicy } from './security-headers.ts';

/** The file behind the last part of a replay's address; null unless it may be played. */
export type FindReplayFile = (
  name: string,
) => Promise<{ readonly path: string; readonly contentType: string } | null>;

/** Serves replays with byte ranges. Whether a file may be played is asked for each time. */
export function serveReplays(findFile: FindReplayFile): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.get('/:name', async (request, response, next) => {
    // One range is what players ask for; a thousand would be work for nothing (RFC 9110 section 14.2 lets us refuse).
    if (request.get('Range')?.includes(',')) {
      response.status(416).end();
      return;
    }
    const file = await findFile(request.params.name);
    if (!file) throw new AppError('not-found');
    response.set({ 'Content-Security-Policy': inertFilePolicy, 'Cache-Control': 'private, max-age=60' });
    response.type(file.contentType);
    // The server named the file, so a dot in the folders above is not somebody's trick.
    response.sendFile(file.path, { dotfiles: 'allow', cacheControl: false }, (error) => error && next(error));
  });
  return router;
}
