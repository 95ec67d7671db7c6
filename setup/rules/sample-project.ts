import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../places.mjs';

const settings = [
  '.oxlintrc.json',
  'tsconfig.base.json',
  'sfu-server/tsconfig.json',
  'viewer-web/tsconfig.json',
];

/**
 * A folder that looks like this project to its checks and holds nothing but these files.
 * @param files their content by their path
 */
export function createSampleProject(files: Readonly<Record<string, string>>): {
  folder: string;
  close: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'stallcast-sample-'));
  const write = (path: string, place: (file: string) => void) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    place(join(folder, path));
  };
  for (const path of settings) write(path, (file) => copyFileSync(join(root, path), file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) write(path, (file) => writeFileSync(file, text));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
