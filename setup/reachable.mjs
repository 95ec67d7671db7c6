const limitMs = 4000;

/**
 * Whether anything answers at this address within four seconds, so that a machine without that access does not wait for
 * a download that cannot come.
 * @param {string} url
 */
export async function isReachable(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    return true;
  } catch {
    return false;
  }
}
