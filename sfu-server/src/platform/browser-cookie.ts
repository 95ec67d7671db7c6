import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type CookieRules, formatCookie } from './cookies.ts';
import type { RequestContext } from './handlers.ts';

const cookieSeconds = 400 * 24 * 3600;

/** Tells browsers apart by a signed cookie of one name. What is stored of it cannot be used as a cookie. */
export interface BrowserCookie {
  /** The stored form of the browser's cookie; undefined if it has none of ours. */
  find(context: Pick<RequestContext, 'cookie'>): string | undefined;
  /** The same; a browser without one is given one. */
  keep(context: Pick<RequestContext, 'cookie' | 'addSetCookie'>): string;
  /** Takes the cookie from the browser. */
  forget(context: Pick<RequestContext, 'addSetCookie'>): void;
}

interface BrowserCookieOptions {
  readonly name: string;
  /** Goes into the signature, so that one cookie cannot pass for another. */
  readonly purpose: string;
  readonly secret: string;
  readonly rules: CookieRules;
}

export function createBrowserCookie({ name, purpose, secret, rules }: BrowserCookieOptions): BrowserCookie {
  const sign = (id: string) => createHmac('sha256', secret).update(`${purpose}.${id}`).digest('base64url');

  function isOurs(cookie: string): boolean {
    const [id = '', signature = ''] = cookie.split('.');
    const expected = Buffer.from(sign(id));
    const actual = Buffer.from(signature);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }

  function find(context: Pick<RequestContext, 'cookie'>): string | undefined {
    const kept = context.cookie(name);
    return kept !== undefined && isOurs(kept) ? toKey(kept) : undefined;
  }

  return {
    find,
    keep(context) {
      const kept = find(context);
      if (kept !== undefined) return kept;
      const id = randomUUID();
      const made = `${id}.${sign(id)}`;
      context.addSetCookie(formatCookie(name, made, cookieSeconds, rules));
      return toKey(made);
    },
    forget: (context) => context.addSetCookie(formatCookie(name, '', 0, rules)),
  };
}

function toKey(cookie: string): string {
  return createHash('sha256').update(cookie).digest('hex');
}
