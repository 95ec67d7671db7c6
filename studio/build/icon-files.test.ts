import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const icons = path.join(import.meta.dirname, 'icons');

async function widthOf(png: Buffer): Promise<number | undefined> {
  return (await sharp(png).metadata()).width;
}

test('the icon for Windows holds every size as a picture that can be read', async () => {
  const file = readFileSync(path.join(icons, 'icon.ico'));
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  const widths: unknown[] = [];
  for (let index = 0; index < file.readUInt16LE(4); index += 1) {
    const entry = 6 + index * 16;
    const [length, offset] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)];
    const width = await widthOf(file.subarray(offset, offset + length));
    expect(file.readUInt8(entry) || 256).toBe(width);
    widths.push(width);
  }
  expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the icon for macOS holds every size, also for screens of double density', async () => {
  const file = readFileSync(path.join(icons, 'icon.icns'));
  expect(file.subarray(0, 4).toString('latin1')).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const widths: Record<string, unknown> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const type = file.subarray(at, at + 4).toString('latin1');
    widths[type] = await widthOf(file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  }
  expect(widths).toEqual({
    ...{ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 },
  });
});
