import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** The dark modules as rows of text, read back from the path. */
function drawn(path: string, size: number): string[] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => ' '));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  return rows.map((row) => row.join(''));
}

test('an address becomes a code with its three corners, and light around it', () => {
  const { viewBox, path } = qrPath('https://shop.example/shows/0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f');
  const edge = Number(viewBox.split(' ')[2]);
  expect(viewBox).toBe(`-4 -4 ${edge} ${edge}`);
  const size = edge - 8;
  // Versions are 21 modules wide, and 4 more each.
  expect((size - 21) % 4).toBe(0);
  const corner = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######'];
  const rows = drawn(path, size);
  expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(corner);
  expect(rows.slice(0, 7).map((row) => row.slice(-7))).toEqual(corner);
  expect(rows.slice(-7).map((row) => row.slice(0, 7))).toEqual(corner);
});

test('another address is another code', () => {
  expect(qrPath('https://a.example/').path).not.toBe(qrPath('https://b.example/').path);
});
