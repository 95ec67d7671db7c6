import { type RequestHandler, Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { inertFilePolicy } from './security-headers.ts';

type Preview =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'cover'; readonly path: string; readonly contentType: string };

/** What stands for a show in lists: a frame while it is live, or else its cover; null where there is neither. */
export type FindPreview = (streamId: string) => Promise<Preview | null>;

const name = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.jpg$/;

/** Serves what is to be seen of live shows: at one address always the latest, with an ETag made of its content. */
export function servePreviews(findPreview: FindPreview): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.get('/:name', async (request, response, next) => {
    const [, streamId] = name.exec(request.params.name) ?? [];
    const preview = streamId === undefined ? null : await findPreview(streamId);
    if (!preview) throw new AppError('not-found');
    response.set({
      'Content-Security-Policy': inertFilePolicy,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=2',
    });
    if (preview.kind === 'frame') {
      response.type('image/jpeg').send(Buffer.from(preview.bytes));
      return;
    }
    response.type(preview.contentType);
    // The server named the file, so a dot in the folders above is not somebody's trick.
    response.sendFile(
      preview.path,
      { dotfiles: 'allow', cacheControl: false },
      (error) => error && next(error),
    );
  });
  return router;
}
