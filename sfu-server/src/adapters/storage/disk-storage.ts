import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Formats a replay can have; the extension is also that of its address. */
const contentTypes = { '.mp4': 'video/mp4', '.webm': 'video/webm' } as const;
type ReplayExtension = keyof typeof contentTypes;

interface StoredReplay {
  /** Absolute. */
  readonly path: string;
  readonly contentType: string;
}

export interface DiskStorage {
  /** Where a show's recording lies. */
  directoryOf(streamId: string): string;
  /** A show's finished replay; null if there is no such file. */
  findReplay(streamId: string, extension: ReplayExtension): Promise<StoredReplay | null>;
  /** Removes everything that was recorded of a show, if there is anything. */
  remove(streamId: string): Promise<void>;
  /** Ids of the shows of which something is stored. */
  list(): Promise<string[]>;
}

/** Recordings on this machine's disk: a directory a show, named by ids that the server made and by nothing else. */
export function createDiskStorage(root: string): DiskStorage {
  const directoryOf = (streamId: string) => {
    // Whoever calls has an id from the database; a path must not depend on that alone.
    if (!uuid.test(streamId)) throw new Error('a recording is named by the id of its show');
    return join(root, streamId);
  };
  return {
    directoryOf,
    findReplay: async (streamId, extension) => {
      const path = join(directoryOf(streamId), `replay${extension}`);
      return (await isFile(path)) ? { path, contentType: contentTypes[extension] } : null;
    },
    // A recorder that is just being put out may still write a last block.
    remove: (streamId) =>
      rm(directoryOf(streamId), { recursive: true, force: true, maxRetries: 3, retryDelay: 200 }),
    list: async () => {
      const entries = await readdir(root, { withFileTypes: true }).catch(nothingThere);
      return entries
        .filter((entry) => entry.isDirectory() && uuid.test(entry.name))
        .map((entry) => entry.name);
    },
  };
}

/** A link is no file here: it could lead anywhere. */
async function isFile(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isFile() ?? false;
}

function nothingThere(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
