import type { RequestHandler } from 'express';
import { AppError } from '../platform/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page sent (OWASP ASVS 5.0 3.5.1): by method, so that no route can be forgotten.
 * Let through are requests of our own pages, and those that carry no cookie (a bearer token or a signature is not
 * sent by a browser on its own). `isOwnOrigin` knows our addresses.
 */
export function guardCrossSite(
  isOwnOrigin: (origin: string, host: string | undefined) => boolean,
): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const origin = request.get('Origin');
    const site = request.get('Sec-Fetch-Site');
    const allowed =
      origin !== undefined
        ? isOwnOrigin(origin, request.get('Host'))
        : site === 'same-origin' || (isNoSite(site) && request.headers.cookie === undefined);
    if (!allowed) throw new AppError('cross-site-request');
    next();
  };
}

/** No page is behind the request: an older client names no site, the studio's own process says "none". */
const isNoSite = (site: string | undefined) => site === undefined || site === 'none';
