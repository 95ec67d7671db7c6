import { createBrowserCookie } from '../../platform/browser-cookie.ts';
import type { CookieRules } from '../../platform/cookies.ts';
import type { RequestContext } from '../../platform/handlers.ts';

/** Tells browsers apart by a signed cookie, so that one of them is one viewer however often it asks. */
export interface BrowserIds {
  /** The stored form of the browser's id; a browser without one is given one. */
  keyOf(context: Pick<RequestContext, 'cookie' | 'addSetCookie'>): string;
}

export function createBrowserIds(secret: string, rules: CookieRules): BrowserIds {
  const cookie = createBrowserCookie({ name: 'stallcast_viewer', purpose: 'viewer', secret, rules });
  return { keyOf: cookie.keep };
}
