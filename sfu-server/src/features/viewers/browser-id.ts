import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type CookieRules, formatCookie } from '../../platform/cookies.ts';
import type { RequestContext } from '../../platform/handlers.ts';

const cookieName = 'stallcast_viewer';
const cookieSeconds = 400 * 24 * 3600;

/** Tells browsers apart by a signed cookie, so that one of them is one viewer however often it asks. */
export interface BrowserIds {
  /** The stored form of the browser's id; a browser without one is given one. */
  keyOf(context: Pick<RequestContext, 'cookie' | 'addSetCookie'>): string;
}

export function createBrowserIds(secret: string, rules: CookieRules): BrowserIds {
  const sign = (id: string) => createHmac('sha256', secret).update(`viewer.${id}`).digest('base64url');

  function isOurs(cookie: string): boolean {
    const [id = '', signature = ''] = cookie.split('.');
    const expected = Buffer.from(sign(id));
    const actual = Buffer.from(signature);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }

  return {
    keyOf(context) {
      const kept = context.cookie(cookieName);
      if (kept !== undefined && isOurs(kept)) return toKey(kept);
      const id = randomUUID();
      const made = `${id}.${sign(id)}`;
      context.addSetCookie(formatCookie(cookieName, made, cookieSeconds, rules));
      return toKey(made);
    },
  };
}

/** What is stored cannot be used as a cookie. */
function toKey(cookie: string): string {
  return createHash('sha256').update(cookie).digest('hex');
}
