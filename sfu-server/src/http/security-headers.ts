import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

// The page plays and shows; it never captures, locates or pays by itself.
const permissionsPolicy = (payment: string) =>
  `camera=(), microphone=(), display-capture=(), geolocation=(), payment=${payment}, usb=(), autoplay=(self), fullscreen=(self), picture-in-picture=(self)`;

/** Where Stripe's form comes from and talks to: https://docs.stripe.com/security/guide#content-security-policy */
const stripe = {
  scripts: 'https://js.stripe.com https://*.js.stripe.com',
  frames: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  calls: 'https://api.stripe.com',
  payment: '(self "https://js.stripe.com")',
};

/** A host as a browser sends it; anything else does not belong into a header of ours. */
export const plainHost = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;

/** The headers of an answer to a request that was sent to this host. */
export type SecurityHeaders = (host: string | undefined) => Readonly<Record<string, string>>;

/**
 * Headers that keep a browser from doing with our pages what we did not mean (OWASP ASVS 5.0 3.4). `isHttps` tells that
 * people reach us by https, if only by a proxy in front of us: then they always shall. `takesStripe`: the page may show
 * Stripe's form, and nobody else's.
 */
export function createSecurityHeaders({
  isHttps,
  takesStripe,
}: {
  readonly isHttps: boolean;
  readonly takesStripe: boolean;
}): SecurityHeaders {
  const guard = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 3600, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  const always = {
    ...headersOf(guard),
    'Permissions-Policy': permissionsPolicy(takesStripe ? stripe.payment : '()'),
  };
  // Nearly all ask for the same host.
  let last: { readonly host: string | undefined; readonly headers: ReturnType<SecurityHeaders> } | null =
    null;
  return (host) => {
    if (last?.host !== host || last === null)
      last = { host, headers: { ...always, 'Content-Security-Policy': pagePolicy(host, takesStripe) } };
    return last.headers;
  };
}

/** Those that a guard sets for every request alike: it is asked once. */
function headersOf(guard: ReturnType<typeof helmet>): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  guard(request, response, () => {});
  return Object.fromEntries(
    response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]),
  );
}

export function secureHeaders(headers: SecurityHeaders): RequestHandler {
  return (request, response, next) => {
    for (const [name, value] of Object.entries(headers(request.get('Host')))) response.setHeader(name, value);
    next();
  };
}

function pagePolicy(host: string | undefined, takesStripe: boolean): string {
  // Older Safari does not count a web socket to the same host as 'self'.
  const sockets = host !== undefined && plainHost.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'self'",
    `script-src 'self'${takesStripe ? ` ${stripe.scripts}` : ''}`,
    ...(takesStripe ? [`frame-src ${stripe.frames}`] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${sockets}${takesStripe ? ` ${stripe.calls}` : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For files that somebody drew or recorded: whatever is in them, it runs nothing. */
export const inertFilePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
