import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from '../../platform/handlers.ts';
import { cookieOf, type CookieRules, formatCookie } from '../../platform/cookies.ts';

const cookieName = 'stallcast_session';
// The session decides how long a login lasts; a browser keeps a cookie for 400 days at most.
const cookieSeconds = 400 * 24 * 3600;

export type Transport = 'cookie' | 'bearer';

/** The session's token of a request: from the Authorization header (studio), else from the cookie (page). */
export function sessionTokenOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^bearer ([\x21-\x7e]{1,200})$/i.exec(headers.authorization ?? '');
  return bearer?.[1] ?? cookieTokenOf(headers);
}

/** The session's token that a browser keeps. */
export const cookieTokenOf = (headers: IncomingHttpHeaders): string | undefined =>
  cookieOf(headers, cookieName);

/** Hands a new session to the client: a cookie that scripts cannot read, or the token itself for the studio. */
export function handOver(
  token: string,
  transport: Transport,
  context: Pick<RequestContext, 'addSetCookie'>,
  rules: CookieRules,
): string | null {
  if (transport === 'bearer') return token;
  context.addSetCookie(formatCookie(cookieName, token, cookieSeconds, rules));
  return null;
}

/** Takes the cookie away. */
export function forgetCookie(context: Pick<RequestContext, 'addSetCookie'>, rules: CookieRules): void {
  context.addSetCookie(formatCookie(cookieName, '', 0, rules));
}
