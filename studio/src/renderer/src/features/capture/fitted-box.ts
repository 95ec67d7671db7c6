import type { PictureSize } from './painted-picture.ts';

export interface Box extends PictureSize {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a picture lies within a frame, in the middle and undistorted: `contain` shows all of it, `cover` fills the frame.
 * What has no size yet lies nowhere.
 */
export function fittedBox(picture: PictureSize, frame: PictureSize, fit: 'contain' | 'cover'): Box {
  const ratios = [frame.width / picture.width, frame.height / picture.height];
  if (!ratios.every(Number.isFinite)) return { x: 0, y: 0, width: 0, height: 0 };
  const scale = fit === 'contain' ? Math.min(...ratios) : Math.max(...ratios);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}
