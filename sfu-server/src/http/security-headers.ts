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

/**
 * Headers that keep a browser from doing with our pages what we did not mean (OWASP ASVS 5.0 3.4). `isHttps` tells that
 * people reach us by https, if only by a proxy in front of us: then they always shall. `takesStripe`: the page may show
 * Stripe's form, and nobody else's.
 */
export function secureHeaders({
  isHttps,
  takesStripe,
}: {
  readonly isHttps: boolean;
  readonly takesStripe: boolean;
}): RequestHandler[] {
  const permissions = permissionsPolicy(takesStripe ? stripe.payment : '()');
  const guard = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 3600, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  return [
    (request, response, next) => {
      response.set('Content-Security-Policy', pagePolicy(request.get('Host'), takesStripe));
      response.set('Permissions-Policy', permissions);
      next();
    },
    guard,
  ];
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
