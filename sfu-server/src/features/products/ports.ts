import type { FileBytes } from '@stallcast/shared/contract';

/** A picture as it is kept: drawn anew, without anything that its file told besides. */
export interface DrawnPicture {
  readonly bytes: FileBytes;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Draws a picture anew; null if the file is none that can be read. Throws `unavailable` when too many wait. */
export type DrawPicture = (file: FileBytes) => Promise<DrawnPicture | null>;

/** Where pictures are kept, by their ids. */
export interface PictureStorage {
  put(imageId: string, bytes: FileBytes): Promise<void>;
  /** Takes a picture out of sight; it can be restored until it is removed. */
  withdraw(imageId: string): Promise<void>;
  restore(imageId: string): Promise<void>;
  /** Removes a picture for good, if there is one. */
  remove(imageId: string): Promise<void>;
  /** Those that were neither restored nor removed. */
  listWithdrawn(): Promise<string[]>;
}
