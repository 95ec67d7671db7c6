import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type RequestHandler, type Response, Router } from 'express';

/** Addresses that the page shows something at; at all others nothing is. */
const pages = [
  '/',
  '/shows/:id',
  '/replays',
  '/replays/:id',
  '/login',
  '/register',
  '/cart',
  '/checkout',
  '/orders',
  '/orders/:id',
];

const notBuilt =
  'The viewer page is not built yet. Run "npm start" in the project folder, which builds it, or "npm run build -w viewer-web".\n';

/** Serves the built page: one document for all its addresses, and files whose names change with their content. */
export function serveViewerPage(folder: string): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
  const document = join(folder, 'index.html');
  const send = (response: Response, next: NextFunction) => {
    // Looked for each time: it may be built while the server runs.
    if (!existsSync(document)) {
      response.status(503).type('text/plain').send(notBuilt);
      return;
    }
    response.set('Cache-Control', 'no-cache');
    response.sendFile(document, { cacheControl: false, dotfiles: 'allow' }, (error) => error && next(error));
  };
  router.get(pages, (_request, response, next) => send(response, next));
  router.get('/{*path}', (request, response, next) => {
    // A person with a mistyped address is told so by the page; programs get a problem document.
    if (request.accepts(['json', 'html']) !== 'html' || isForPrograms(request.path)) return next();
    response.status(404);
    send(response, next);
  });
  return router;
}

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/media/') || path.startsWith('/assets/');
}
