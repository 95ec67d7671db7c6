import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is fetched or built once for a person's machine and shared by every clone. */
export const cacheRoot = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stallcast');

/** Not inside node_modules, which an installation begins by deleting. */
export const lockOfThisClone = join(
  cacheRoot,
  'locks',
  createHash('sha256').update(root).digest('hex').slice(0, 16),
);
