import type { FileBytes } from '@stallcast/shared/contract';
import sharp, { type Sharp } from 'sharp';

interface PictureFacts {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
  /** Last touches before it is written. */
  readonly finish?: (picture: Sharp) => Sharp;
}

/** A picture file: red on the left half, blue on the right. */
export async function drawnPicture(facts: PictureFacts = {}): Promise<FileBytes> {
  const { widthPx = 40, heightPx = 30, format = 'jpeg', finish = (picture) => picture } = facts;
  const half = Math.ceil(widthPx / 2);
  const right = {
    create: { width: widthPx - half, height: heightPx, channels: 3, background: 'blue' },
  } as const;
  const drawn = sharp({
    create: { width: widthPx, height: heightPx, channels: 3, background: 'red' },
  }).composite([{ input: right, left: half, top: 0 }]);
  return new Uint8Array(await finish(drawn.toFormat(format)).toBuffer());
}
