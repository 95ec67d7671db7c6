/** What a seller typed as the server's address, understood. `exposed`: others in the local network could listen. */
export type ServerAddress =
  | { readonly ok: true; readonly origin: string; readonly exposed: boolean }
  | { readonly ok: false; readonly reason: 'invalid' | 'needs-https' };

/**
 * Reads the address of a server: a full URL or just `shop.example` or `192.168.1.20:4000`. Only its origin is kept.
 * Without a scheme, https is meant for the internet and http for this computer or the local network. Plain http to
 * anywhere else is refused: the password would be readable on the way.
 */
export function readServerAddress(text: string): ServerAddress {
  const url = parse(text.trim());
  if (!url) return { ok: false, reason: 'invalid' };
  const encrypted = url.protocol === 'https:';
  if (!encrypted && !isNearby(url.hostname)) return { ok: false, reason: 'needs-https' };
  return { ok: true, origin: url.origin, exposed: !encrypted && !isLoopback(url.hostname) };
}

function parse(text: string): URL | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const candidate = hasScheme ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (!hasScheme && isNearby(url.hostname)) return new URL(`http://${text}`);
  return url;
}

const isLoopback = (hostname: string) => /^(127\..+|\[::1\]|(.+\.)?localhost)$/.test(hostname);

const nearbyNames = /(^localhost$|\.(localhost|local|lan|internal|home\.arpa)$)/;
// RFC 1918, loopback and link-local; for IPv6 the loopback, unique local (RFC 4193) and link-local addresses.
const nearbyV4 = /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./;
const nearbyV6 = /^\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/;

function isNearby(hostname: string): boolean {
  if (nearbyNames.test(hostname) || nearbyV6.test(hostname)) return true;
  if (/^\d+(\.\d+){3}$/.test(hostname)) return nearbyV4.test(hostname);
  // A name of one label is only ever resolved by the local network.
  return /^[a-z0-9-]+$/.test(hostname);
}
