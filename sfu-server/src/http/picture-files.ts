import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { inertFilePolicy } from './security-headers.ts';

/** The file behind the last part of a picture's address; null if there is none. */
export type FindPictureFile = (
  name: string,
) => Promise<{ readonly path: string; readonly contentType: string } | null>;

// Public to everyone anyway, and the studio's page, which is not of our origin, shows them too.
const headers = {
  'Content-Security-Policy': inertFilePolicy,
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Serves pictures of a folder. An SVG is a document that could carry scripts: they are not run. */
export function serveDemoPictures(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    maxAge: '1h',
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
}

/** Serves the pictures that sellers sent. What is at an address never changes: another picture has another one. */
export function servePictures(findFile: FindPictureFile): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.get('/:name', async (request, response, next) => {
    const file = await findFile(request.params.name);
    if (!file) throw new AppError('not-found');
    response.set({ ...headers, 'Cache-Control': 'public, max-age=31536000, immutable' });
    response.type(file.contentType);
    // The server named the file, so a dot in the folders above is not somebody's trick.
    response.sendFile(file.path, { dotfiles: 'allow', cacheControl: false }, (error) => error && next(error));
  });
  return router;
}
