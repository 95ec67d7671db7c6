/** Longest return path that is kept, in UTF-16 units. */
const maxLength = 512;
// Any origin will do: it only has to stay the same after resolving.
const base = 'https://shop.invalid';

/**
 * A path to go back to after login, made safe: it always lies on our own origin.
 * Anything else (another origin, a scheme, `//host`, backslashes, control characters, too long, no string) becomes `/`.
 * Follows OWASP ASVS 5.0 3.7.2.
 */
export function safeReturnPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > maxLength) return '/';
  if (!/^\/(?!\/)[^\\\p{Cc}]*$/u.test(value)) return '/';
  if (!URL.canParse(value, base)) return '/';
  const url = new URL(value, base);
  if (url.origin !== base) return '/';
  const path = url.pathname + url.search + url.hash;
  // Dot segments may leave a path that starts with two slashes, which a browser reads as a host.
  return path.startsWith('//') ? '/' : path;
}
