/** A picture in a file of icons: PNG bytes, square, `sizePx` wide. */
export interface IconImage {
  readonly sizePx: number;
  readonly png: Buffer;
}

const icoHeaderBytes = 6;
const icoEntryBytes = 16;

/** Puts PNGs (at most 256 px) into a Windows icon: a directory of entries, then the pictures as they are. */
export function toIco(images: readonly IconImage[]): Buffer {
  const header = Buffer.alloc(icoHeaderBytes);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = icoHeaderBytes + icoEntryBytes * images.length;
  const entries = images.map(({ sizePx, png }) => {
    const entry = Buffer.alloc(icoEntryBytes);
    // A byte holds 0 to 255; 0 stands for 256.
    entry.writeUInt8(sizePx % 256, 0);
    entry.writeUInt8(sizePx % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

/** The types of the pictures in a macOS icon, by their size; some sizes stand once more for screens of double density. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** Puts PNGs into a macOS icon; sizes it has no type for are left out. */
export function toIcns(images: readonly IconImage[]): Buffer {
  const blocks = images.flatMap(({ sizePx, png }) =>
    (icnsTypes[sizePx] ?? []).map((type) => Buffer.concat([tagged(type, png.length + 8), png])),
  );
  const length = blocks.reduce((sum, block) => sum + block.length, 8);
  return Buffer.concat([tagged('icns', length), ...blocks]);
}

function tagged(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length, 4);
  return head;
}
