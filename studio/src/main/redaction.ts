const hidden = '[hidden]';

/** What a secret is written after: headers, JSON fields, parameters of an address. */
const named =
  /\b(authorization|cookie|password|passphrase|secret|token|ticket|session|api-?key)(["']?\s*[:=]\s*["']?)(?:bearer\s+)?[^\s"',;&}]+/gi;
const bearer = /\bbearer\s+[\w.~+/=-]+/gi;
/** User name and password in an address. */
const inAddress = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/** Takes out of a text what nobody may read in a log: the known secrets, and what looks like one by its name. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  return known
    .replace(bearer, `Bearer ${hidden}`)
    .replace(named, `$1$2${hidden}`)
    .replace(inAddress, `$1${hidden}@`);
}
