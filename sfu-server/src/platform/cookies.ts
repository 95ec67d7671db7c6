import type { IncomingHttpHeaders } from 'node:http';

export interface CookieRules {
  /** Sent over https only. */
  readonly secure: boolean;
}

/** A whole Set-Cookie header for a cookie that scripts cannot read and that other sites' requests do not carry. */
export function formatCookie(
  name: string,
  value: string,
  maxAgeSeconds: number,
  { secure }: CookieRules,
): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The first cookie of this name; undefined if there is none or it is empty. */
export function cookieOf({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  for (const part of cookie.split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=') || undefined;
  }
  return undefined;
}
