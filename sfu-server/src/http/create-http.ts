import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import express, { type Request } from 'express';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Handlers } from '../platform/handlers.ts';
import type { Logger } from '../platform/logger.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import { answerPolls } from './answer-polls.ts';
import { bindRoutes } from './bind-routes.ts';
import { type FindCalendarShow, serveCalendars } from './calendar-files.ts';
import { guardCrossSite } from './cross-site-guard.ts';
import type { Drain } from './drain.ts';
import { type HealthSource, serveHealth } from './health.ts';
import { readJsonBody } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { describeApi } from './openapi.ts';
import type { IsOwnOrigin } from './own-origin.ts';
import { createPageFacts } from './page-facts.ts';
import { type FindPictureFile, serveDemoPictures, servePictures } from './picture-files.ts';
import { type FindPreview, servePreviews } from './preview-frames.ts';
import type { PollAnswers } from './poll-answers.ts';
import { mapErrors } from './problem.ts';
import { type FindReplayFile, serveReplays } from './replay-files.ts';
import { identifyRequests } from './request-identity.ts';
import { createSecurityHeaders, secureHeaders } from './security-headers.ts';
import { serveViewerPage } from './viewer-page.ts';

export interface HttpOptions {
  readonly handlers: Handlers;
  /** Who sent the request. Throws AppError `banned`. */
  readonly authenticate: (request: Request) => Promise<Actor>;
  /** Whether a request says who it is from, be it true or not. */
  readonly hasSession: (headers: IncomingHttpHeaders) => boolean;
  readonly rateLimits: RateLimits;
  readonly polls: PollAnswers;
  /** Whether newcomers are to be turned away, see http-server.ts. */
  readonly isFull: () => boolean;
  readonly health: HealthSource;
  readonly drain: Drain;
  readonly metrics: Metrics;
  readonly findReplayFile: FindReplayFile;
  readonly findPictureFile: FindPictureFile;
  readonly findPreview: FindPreview;
  readonly findCalendarShow: FindCalendarShow;
  /** The address under which people reach us, without a slash at its end. */
  readonly originOf: (host: string | undefined) => string;
  readonly isOwnOrigin: IsOwnOrigin;
  /** How many proxies stand in front of us; their word on a caller's address is taken. */
  readonly trustProxyHops: number;
  /** People reach us by https. */
  readonly isHttps: boolean;
  /** The page may show Stripe's form. */
  readonly takesStripe: boolean;
  readonly folders: { readonly viewerPage: string; readonly demoPictures: string };
  readonly logger: Logger;
}

/** Everything that is answered over HTTP, in the order in which a request meets it. */
export function createHttp(options: HttpOptions): RequestListener {
  const securityHeaders = createSecurityHeaders(options);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxyHops);
  // Polled answers are compared by their content.
  app.set('etag', 'weak');
  app.use(identifyRequests(), options.metrics.observeRequests, secureHeaders(securityHeaders));
  app.use(serveHealth(options.health), options.metrics.serve, options.drain.watch);
  app.use(guardCrossSite(options.isOwnOrigin));
  app.use('/api', ...readJsonBody());
  app.get('/api/openapi.json', serveDocument(options.health.version));
  app.use(bindRoutes(options));
  app.use('/media/replays', serveReplays(options.findReplayFile));
  app.use('/media/pictures', servePictures(options.findPictureFile));
  app.use('/media/previews', servePreviews(options.findPreview));
  app.use('/media/demo', serveDemoPictures(options.folders.demoPictures));
  app.use(['/api', '/media'], refuse);
  app.use(serveCalendars(options.findCalendarShow, options.originOf));
  app.use(
    serveViewerPage({
      ...options,
      folder: options.folders.viewerPage,
      findPageFacts: createPageFacts(options.handlers),
    }),
    refuse,
  );
  app.use(mapErrors(options.logger));
  return answerPolls({ ...options, securityHeaders }, app);
}

function serveDocument(version: string): express.RequestHandler {
  let document: ReturnType<typeof describeApi> | undefined;
  return (_request, response) => void response.json((document ??= describeApi(version)));
}

function refuse(): never {
  throw new AppError('not-found');
}
