import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** The body as it came; set while JSON is parsed. */
    rawBody?: Buffer;
  }
}

/** Gives each request an id, which its answer, its problem document and its log lines carry. */
export function identifyRequests(): RequestHandler {
  return (_request, response, next) => {
    response.set('X-Request-Id', randomUUID());
    next();
  };
}
