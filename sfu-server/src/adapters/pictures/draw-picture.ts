import type { FileBytes } from '@stallcast/shared/contract';
import sharp from 'sharp';
import { AppError } from '../../platform/errors.ts';
import { createTurnstile } from '../../platform/turnstile.ts';
import { isPicture } from './picture-format.ts';

/** The longer side of a picture that is kept, in pixels. */
const mostSidePx = 1600;
/** A phone takes 48 million; drawn out they are 200 MB of memory, so only one is drawn at a time. */
const mostPixels = 50_000_000;
const drawSeconds = 10;
const mostWaiting = 20;

// Readers of other formats are out of reach, whatever a file claims to be: SVG, PDF and TIFF can do more than show.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});
// Nothing is drawn twice.
sharp.cache(false);
sharp.concurrency(1);

interface DrawnPicture {
  readonly bytes: FileBytes;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Draws pictures with libvips: upright, in sRGB, at most 1600 pixels wide or high, as WebP without any metadata. Answers null
 * for a file that is none; throws `unavailable` when too many wait.
 */
export function createPictureDrawer(): (file: FileBytes) => Promise<DrawnPicture | null> {
  const turnstile = createTurnstile({ atOnce: 1, waiting: mostWaiting });
  return async (file) => {
    if (!isPicture(file)) return null;
    const turn = await turnstile.pass(() => draw(file));
    if (!turn.ok) throw new AppError('unavailable', { retryAfterSeconds: 5 });
    return turn.value;
  };
}

async function draw(file: FileBytes): Promise<DrawnPicture | null> {
  try {
    const { data, info } = await sharp(file, {
      limitInputPixels: mostPixels,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width: mostSidePx, height: mostSidePx, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 4 })
      .timeout({ seconds: drawSeconds })
      .toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), widthPx: info.width, heightPx: info.height };
  } catch {
    // Broken, too large when unpacked, or too slow: whatever it is, it is no picture for us.
    return null;
  }
}
