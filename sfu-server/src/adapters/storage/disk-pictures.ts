import type { FileBytes } from '@stallcast/shared/contract';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const extension = '.webp';

export interface DiskPictures {
  put(imageId: string, bytes: FileBytes): Promise<void>;
  /** Takes a picture out of sight; it can be restored until it is removed. */
  withdraw(imageId: string): Promise<void>;
  restore(imageId: string): Promise<void>;
  /** Removes a picture for good, if there is one. */
  remove(imageId: string): Promise<void>;
  /** Those that were neither restored nor removed. */
  listWithdrawn(): Promise<string[]>;
  /** The file behind the last part of a picture's address; null if there is none. */
  find(name: string): Promise<{ readonly path: string; readonly contentType: string } | null>;
}

/** Pictures on this machine's disk: a file each, named by ids that the server made and by nothing else. */
export function createDiskPictures(folder: string): DiskPictures {
  const pathOf = (imageId: string) => {
    // Whoever calls has an id from the database; a path must not depend on that alone.
    if (!uuid.test(imageId)) throw new Error('a picture is named by its id');
    return join(folder, imageId + extension);
  };
  const withdrawn = (imageId: string) => `${pathOf(imageId)}.withdrawn`;
  return {
    async put(imageId, bytes) {
      const path = pathOf(imageId);
      await mkdir(folder, { recursive: true });
      // Under its name there is all of it or nothing, whenever the machine stops.
      await writeFile(`${path}.part`, bytes, { flush: true });
      await rename(`${path}.part`, path);
    },
    withdraw: (imageId) => rename(pathOf(imageId), withdrawn(imageId)).catch(ifThere),
    restore: (imageId) => rename(withdrawn(imageId), pathOf(imageId)).catch(ifThere),
    async remove(imageId) {
      for (const path of [pathOf(imageId), withdrawn(imageId)]) await rm(path, { force: true });
    },
    async listWithdrawn() {
      const names = (await readdir(folder).catch(ifThere)) ?? [];
      return names
        .filter((name) => name.endsWith(`${extension}.withdrawn`))
        .map((name) => name.slice(0, -`${extension}.withdrawn`.length))
        .filter((id) => uuid.test(id));
    },
    async find(name) {
      const imageId = name.slice(0, -extension.length);
      if (!name.endsWith(extension) || !uuid.test(imageId)) return null;
      const path = pathOf(imageId);
      return (await isFile(path)) ? { path, contentType: 'image/webp' } : null;
    },
  };
}

/** A link is no file here: it could lead anywhere. */
async function isFile(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isFile() ?? false;
}

/** What is not there has been dealt with before. */
function ifThere(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
