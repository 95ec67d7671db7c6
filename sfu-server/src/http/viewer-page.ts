import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { guest } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import type { FindPageFacts, PageName } from './page-facts.ts';
import { type PageFacts, unlisted, withFacts } from './page-head.ts';

/** Addresses that the page shows something of its own at. */
const plainPages = [
  ...['/', '/replays', '/login', '/register', '/cart', '/checkout'],
  ...['/orders', '/orders/:id', '/orders/:id/invoice'],
];

const notBuilt =
  'The viewer page is not built yet. Run "npm start" in the project folder, which builds it, or "npm run build -w viewer-web".\n';

/** Addresses that somebody's words stand at, by the last part. */
const pagesAbout: readonly (readonly [page: PageName, path: string])[] = [
  ['show', '/shows/:id'],
  ['replay', '/replays/:id'],
  ['seller', '/sellers/:id'],
];

interface ViewerPageOptions {
  readonly folder: string;
  readonly findPageFacts: FindPageFacts;
  readonly rateLimits: RateLimits;
  /** The address under which people reach us, without a slash at its end. */
  readonly originOf: (host: string | undefined) => string;
}

/** Serves the built page: one document for all its addresses, with what each is about, and files whose names change with their content. */
export function serveViewerPage(options: ViewerPageOptions): RequestHandler {
  const { folder } = options;
  const router = Router({ caseSensitive: true });
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
  router.get(plainPages, (_request, response) => sendPage(response, folder, (document) => document));
  for (const [page, path] of pagesAbout)
    router.get(path, (request, response) => sendAbout(options, page, request, response));
  router.get('/{*path}', async (request, response, next: NextFunction) => {
    // A person with a mistyped address is told so by the page; programs get a problem document.
    if (request.accepts(['json', 'html']) !== 'html' || isForPrograms(request.path)) return next();
    response.status(404);
    await sendPage(response, folder, unlisted);
  });
  return router;
}

/** Sends a page that says what it is about; that nothing is there, where nothing is. */
async function sendAbout(
  options: ViewerPageOptions,
  page: PageName,
  request: Request,
  response: Response,
): Promise<void> {
  const origin = options.originOf(request.get('Host'));
  const facts = await findFacts(options, page, request, response, origin);
  if (facts === null) response.status(404);
  await sendPage(response, options.folder, (document) => {
    if (facts === undefined) return document;
    return facts === null ? unlisted(document) : withFacts(document, facts, origin);
  });
}

/** Null: nothing is there. Undefined: it cannot be told now; the page asks for itself, and says so if it cannot either. */
async function findFacts(
  { findPageFacts, rateLimits }: ViewerPageOptions,
  page: PageName,
  request: Request,
  response: Response,
  origin: string,
): Promise<PageFacts | null | undefined> {
  try {
    await rateLimits.consume('read', { actor: guest, ip: request.ip ?? 'unknown' }, response);
    return await findPageFacts(page, String(request.params['id']), origin);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

async function sendPage(
  response: Response,
  folder: string,
  change: (document: string) => string,
): Promise<void> {
  // Read each time: it may be built while the server runs.
  const document = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (document === null) response.status(503).type('text/plain').send(notBuilt);
  else response.set('Cache-Control', 'no-cache').type('html').send(change(document));
}

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/media/') || path.startsWith('/assets/');
}
