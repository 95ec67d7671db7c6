/** Tells our own pages' origins from other sites'. */
export type IsOwnOrigin = (origin: string, host: string | undefined) => boolean;

/** Our origins: the host that was asked, the configured address, and the configured further ones. */
export function createOwnOrigins({
  publicUrl,
  allowedOrigins,
}: {
  publicUrl: string | null;
  allowedOrigins: readonly string[];
}): IsOwnOrigin {
  const known = new Set(allowedOrigins);
  if (publicUrl !== null) known.add(new URL(publicUrl).origin);
  return (origin, host) => {
    if (known.has(origin)) return true;
    if (host === undefined || !URL.canParse(origin)) return false;
    const { protocol, host: originHost } = new URL(origin);
    return (protocol === 'http:' || protocol === 'https:') && originHost === host.toLowerCase();
  };
}
