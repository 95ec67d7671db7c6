/**
 * The content security policy of the page. Scripts, styles and fonts come from the app alone; pictures, replays and the
 * socket also from the one server in use. `serverOrigin` is an origin as `URL.origin` writes it, or null.
 */
export function pagePolicy(serverOrigin: string | null): string {
  const server = serverOrigin ?? '';
  const socket = server.replace(/^http/, 'ws');
  const rules: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'blob:', server],
    'media-src': ["'self'", 'blob:', server],
    'connect-src': ["'self'", socket],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  };
  return Object.entries(rules)
    .map(([name, sources]) => [name, ...sources.filter((source) => source !== '')].join(' '))
    .join('; ');
}
