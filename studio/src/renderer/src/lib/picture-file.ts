/** What the server takes for a picture (the contract's limits), so that a file that is none is not sent first. */
export const mostPictureBytes = 5_000_000;
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;

export type PictureFileFault = 'type' | 'size';

/** Why a file is no picture for the server; null when it can be sent. */
export function pictureFileFault({ type, size }: Pick<File, 'type' | 'size'>): PictureFileFault | null {
  if (!pictureTypes.some((known) => known === type)) return 'type';
  return size > mostPictureBytes ? 'size' : null;
}
