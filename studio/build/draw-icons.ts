/** Draws the program's icons for the three systems from icon.svg. Their results are kept in the project: `npm run icons`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { type IconImage, toIcns, toIco } from './icon-files.ts';

const folder = path.join(import.meta.dirname, 'icons');
const sizesPx = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const drawnPx = 512;

async function draw(sizePx: number): Promise<IconImage> {
  // As many dots an inch as make the drawing as large as the picture: small ones stay sharp.
  const picture = sharp(path.join(folder, 'icon.svg'), { density: (72 * sizePx) / drawnPx });
  const png = await picture
    .resize(sizePx, sizePx)
    .png({ compressionLevel: 9, palette: sizePx > 256 })
    .toBuffer();
  return { sizePx, png };
}

const images = await Promise.all(sizesPx.map(draw));
for (const { sizePx, png } of images)
  if (sizePx <= drawnPx) await writeFile(path.join(folder, `${sizePx}x${sizePx}.png`), png);
await writeFile(path.join(folder, 'icon.ico'), toIco(images.filter(({ sizePx }) => sizePx <= 256)));
await writeFile(path.join(folder, 'icon.icns'), toIcns(images));
