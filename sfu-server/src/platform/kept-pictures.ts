import type { FileBytes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from './errors.ts';
import type { Logger } from './logger.ts';
import type { UnitOfWork, Work } from './unit-of-work.ts';

/** Draws a picture anew; null if the file is none that can be read. Throws `unavailable` when too many wait. */
type DrawPicture = (file: FileBytes) => Promise<{ readonly bytes: FileBytes } | null>;

/** Where pictures are kept, by their ids. */
interface PictureStorage {
  put(imageId: string, bytes: FileBytes): Promise<void>;
  /** Takes a picture out of sight; it can be restored until it is removed. */
  withdraw(imageId: string): Promise<void>;
  restore(imageId: string): Promise<void>;
  remove(imageId: string): Promise<void>;
  listWithdrawn(): Promise<string[]>;
}

interface KeptPictureDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
  readonly drawPicture: DrawPicture;
  readonly storage: PictureStorage;
  /** Those of these ids that something still shows. */
  readonly findKnown: (imageIds: readonly string[]) => Promise<readonly string[]>;
}

export interface KeptPictures {
  /**
   * Puts a picture, or none, in the place of another: `exchange` stores the new id in the caller's tables and answers the one that was
   * there. Throws `image-unreadable`, `unavailable`, and what `exchange` throws; then everything is as before.
   */
  exchange<Result>(
    file: FileBytes | null,
    exchange: (
      work: Work,
      imageId: string | null,
    ) => Promise<{ readonly before: string | null; readonly result: Result }>,
  ): Promise<Result>;
  /** Before anyone is served: ends what a killed server began; answers of how many. */
  settleWithdrawn(): Promise<number>;
}

/** Single pictures that stand for something: a show's cover, a seller's logo. */
export function createKeptPictures(deps: KeptPictureDeps): KeptPictures {
  const { uow, logger, storage } = deps;

  async function draw(file: FileBytes): Promise<string> {
    const picture = await deps.drawPicture(file);
    if (!picture) throw new AppError('image-unreadable');
    const id = uuidv7();
    await storage.put(id, picture.bytes);
    return id;
  }

  async function settleWithdrawn(): Promise<number> {
    const withdrawn = await storage.listWithdrawn();
    const known = new Set(await deps.findKnown(withdrawn));
    for (const id of withdrawn) await (known.has(id) ? storage.restore(id) : storage.remove(id));
    return withdrawn.length;
  }

  /** The next start tries again. */
  async function discard(imageId: string): Promise<void> {
    try {
      await storage.remove(imageId);
    } catch (error) {
      logger.warn({ err: error, imageId }, 'a picture could not be removed');
    }
  }

  return {
    async exchange(file, exchange) {
      const imageId = file === null ? null : await draw(file);
      try {
        const { before, result } = await uow.run(async (work) => {
          const done = await exchange(work, imageId);
          // Out of sight before it is forgotten: killed in between, the server finds it at its next start.
          if (done.before !== null) await storage.withdraw(done.before);
          return done;
        });
        if (before !== null) await discard(before);
        return result;
      } catch (error) {
        // Nobody knows whether a commit that failed was one: the database is asked, now or at the next start.
        if (imageId !== null) await storage.withdraw(imageId).catch(() => undefined);
        await settleWithdrawn().catch(() => undefined);
        throw error;
      }
    },
    settleWithdrawn,
  };
}
