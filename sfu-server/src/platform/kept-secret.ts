import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * The random secret kept in a file that only its owner may read; made (32 bytes, base64url) if there is none yet.
 * Two that start at once get the same one, and a file that is there is whole.
 */
export async function keepSecret(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(ignoreMissing);
  if (kept !== undefined) return kept.trim();
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  // Unlike a rename, a link does not replace what another process has made meanwhile.
  await link(unfinished, path).catch(() => {});
  await rm(unfinished);
  return (await readFile(path, 'utf8')).trim();
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
